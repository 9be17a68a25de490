package com.example.corpus.nettyepoll;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sends words over sockets of native code, whose library is in another jar than its classes. */
public final class Shout implements RequestHandler<List<String>, List<String>> {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    @Override
    public List<String> handleRequest(List<String> words, Context context) {
        List<String> answer = new ArrayList<>();
        answer.add("epoll " + Epoll.isAvailable());
        EventLoopGroup loops = new EpollEventLoopGroup(2);
        try {
            Channel server = new ServerBootstrap()
                    .group(loops)
                    .channel(EpollServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new Shouting());
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            Channel client = new Bootstrap()
                    .group(loops)
                    .channel(EpollSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new Collecting());
                        }
                    })
                    .connect(server.localAddress())
                    .sync()
                    .channel();
            for (String word : words) {
                client.writeAndFlush(Unpooled.copiedBuffer(word, StandardCharsets.UTF_8)).sync();
                answer.add(answers.take());
            }
            client.close().sync();
            server.close().sync();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            loops.shutdownGracefully();
        }
        return answer;
    }

    private static final class Shouting extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf word) {
            String text = word.toString(StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
            context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        }
    }

    private final class Collecting extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf word) {
            answers.add(word.toString(StandardCharsets.UTF_8));
        }
    }
}
