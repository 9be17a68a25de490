package com.example.corpus.kotlincoroutines

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.slf4j.MDCContext
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import org.slf4j.LoggerFactory
import java.util.concurrent.CompletableFuture

/** Asks for prices concurrently: flows, channels, time-outs, failures that a handler hears of. */
class Prices : RequestHandler<Map<String, String>, Map<String, Any>> {
    private val log = LoggerFactory.getLogger(Prices::class.java)

    @OptIn(DelicateCoroutinesApi::class)
    override fun handleRequest(prices: Map<String, String>, context: Context): Map<String, Any> = runBlocking(MDCContext(mapOf("shop" to "corner"))) {
        val sorted = prices.toSortedMap()
        val answer = sortedMapOf<String, Any>()
        answer["parsed"] = supervisorScope {
            sorted.entries.map { (name, price) -> async(Dispatchers.IO) { runCatching { name to price.toInt() }.getOrElse { name to -1 } } }.awaitAll()
        }.joinToString()
        answer["flow"] = sorted.values.asFlow().map { it.toInt() * 2 }.catch { emit(0) }
            .flowOn(Dispatchers.Default).buffer(1).toList()
        val channel = Channel<String>(Channel.RENDEZVOUS)
        launch { sorted.keys.forEach { channel.send(it) }; channel.close() }
        answer["received"] = buildString { for (name in channel) append(name).append(';') }
        answer["late"] = withTimeoutOrNull(50) { delay(60_000) } == null
        answer["future"] = CompletableFuture.supplyAsync { prices.size }.await()
        val mutex = Mutex()
        var sum = 0
        (1..100).map { launch(Dispatchers.Default) { mutex.withLock { sum += it } } }.forEach { it.join() }
        answer["sum"] = sum
        GlobalScope.launch(CoroutineExceptionHandler { _, failure -> answer["handled"] = failure.message ?: "" }) {
            throw IllegalStateException("as planned")
        }.join()
        withContext(Dispatchers.Default) { log.info("{} prices", prices.size) }
        answer
    }
}
