package com.example.corpus.groovy

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler
import groovy.json.JsonBuilder
import groovy.json.JsonSlurper
import groovy.transform.Canonical
import groovy.transform.CompileStatic

@Canonical
class Line {
    String article
    BigDecimal price
    int amount = 1

    def getTotal() { price * amount }

    Line plus(Line other) { new Line(article + other.article, price + other.price, amount + other.amount) }
}

/** Dynamic Groovy: methods and properties are looked up at run time, most of them in Groovy's extensions. */
class Report implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        def lines = new JsonSlurper().parseText(event.json as String).collect { new Line(it) }
        String.metaClass.shout = { -> delegate.toUpperCase() + '!' }
        [
            totals  : lines.collectEntries { [it.article, it.total.toString()] },
            sum     : lines*.total.sum().toString(),
            joined  : lines.sort { -it.price }.collect { "${it.article} x ${it.amount}" }.join(', '),
            grouped : lines.groupBy { it.amount > 1 ? 'many' : 'one' }.collectEntries { [it.key, it.value.size()] },
            spread  : (1..5).findAll { it % 2 }.inject(0) { a, b -> a + b },
            matched : ('order 17' =~ /\d+/)[0],
            plus    : (lines[0] + lines[-1]).toString(),
            shout   : lines.first().article.shout(),
            json    : new JsonBuilder(lines.collect { [name: it.article] }).toString(),
            elvis   : event.missing ?: 'none',
            statics : fast(lines.size()),
        ]
    }

    @CompileStatic
    private static int fast(int size) {
        (0..<size).sum() as int
    }
}
