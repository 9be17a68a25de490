package io.github.lambdapackager.plugin.verify.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Undoes what only serves the transport of a body. */
final class RequestBody {
    private static final CBORMapper CBOR = new CBORMapper();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HEXADECIMAL = 16;

    private final RequestHead head;

    RequestBody(RequestHead head) {
        this.head = head;
    }

    byte[] decode(byte[] body) throws IOException {
        byte[] content = signedInChunks() ? withoutChunks(body) : body;
        return head.header("content-encoding").contains("gzip") && isGzip(content) ? unzipped(content) : content;
    }

    private boolean signedInChunks() {
        return head.header("content-encoding").contains("aws-chunked")
                || head.header("x-amz-content-sha256").startsWith("STREAMING-");
    }

    /**
     * The content of {@code <hexadecimal size>[;chunk-signature=…]\r\n<bytes>\r\n …}; trailers follow the empty chunk.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Chunked uploads</a>
     */
    private static byte[] withoutChunks(byte[] body) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        int size = size(line(in));
        while (size > 0) {
            content.write(in.readNBytes(size));
            line(in);
            size = size(line(in));
        }
        return content.toByteArray();
    }

    private static int size(String line) {
        int semicolon = line.indexOf(';');
        return Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), HEXADECIMAL);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("a body in signed chunks ends within one");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 1 && content[0] == (byte) 0x1F && content[1] == (byte) 0x8B;
    }

    private static byte[] unzipped(byte[] content) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    /** Text as it is, CBOR as JSON, everything else in base64. */
    static String text(byte[] content, Protocol protocol) {
        if (protocol == Protocol.CBOR && content.length > 0) {
            try {
                return JSON.writeValueAsString(CBOR.readTree(content));
            } catch (IOException e) {
                return "base64:" + Base64.getEncoder().encodeToString(content);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return "base64:" + Base64.getEncoder().encodeToString(content);
        }
    }
}
