package com.example.corpus.kotlinreflect

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler
import com.fasterxml.jackson.databind.JsonMappingException
import com.fasterxml.jackson.module.kotlin.jacksonObjectMapper
import com.fasterxml.jackson.module.kotlin.readValue
import kotlin.reflect.KMutableProperty1
import kotlin.reflect.full.declaredMemberFunctions
import kotlin.reflect.full.findAnnotation
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor

annotation class Column(val name: String)

data class Line(val article: String, val amount: Int = 1)

data class Order(@property:Column("order_id") val id: Int, val lines: List<Line>, var note: String? = "none", val state: State = State.Open) {
    fun total(factor: Int = 2) = lines.sumOf { it.amount } * factor
}

enum class State { Open, Paid }

sealed class Shape {
    data class Circle(val radius: Int) : Shape()

    data object Point : Shape()
}

@JvmInline
value class Cents(val value: Long)

/** Maps JSON to data classes with defaults, and reflects on them as Kotlin sees them. */
class Orders : RequestHandler<Map<String, String>, Map<String, Any>> {
    private val mapper = jacksonObjectMapper()

    override fun handleRequest(event: Map<String, String>, context: Context): Map<String, Any> {
        val order: Order = try {
            mapper.readValue(event.getValue("order"))
        } catch (e: JsonMappingException) {
            return mapOf("error" to e.originalMessage.lines().first())
        }
        val constructor = Order::class.primaryConstructor!!
        val copy = constructor.callBy(constructor.parameters.filter { !it.isOptional }.associateWith { if (it.name == "id") 9 else order.lines })
        @Suppress("UNCHECKED_CAST")
        val note = Order::class.memberProperties.first { it.name == "note" } as KMutableProperty1<Order, String?>
        note.set(copy, "copied")
        val total = Order::class.declaredMemberFunctions.first { it.name == "total" }
        return mapOf(
            "json" to mapper.writeValueAsString(copy),
            "properties" to Order::class.memberProperties.map { "${it.name}: ${it.returnType}" },
            "column" to (Order::id.findAnnotation<Column>()?.name ?: "none"),
            "total" to total.callBy(mapOf(total.parameters[0] to order)).toString(),
            "sealed" to Shape::class.sealedSubclasses.map { "${it.simpleName} ${it.objectInstance != null}" },
            "cents" to "${Cents::class.isValue} ${Order::class.isData}",
        )
    }
}
