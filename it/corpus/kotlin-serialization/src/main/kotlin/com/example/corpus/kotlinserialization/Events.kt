package com.example.corpus.kotlinserialization

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler
import kotlinx.datetime.DatePeriod
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.SerializationException
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json
import kotlinx.serialization.serializer
import java.time.LocalDate
import kotlin.reflect.typeOf

@Serializable
sealed interface Event {
    val id: Int
}

@Serializable
@SerialName("placed")
data class Placed(override val id: Int, val lines: List<Line> = emptyList(), val day: @Serializable(DayAsText::class) LocalDate? = null) : Event

@Serializable
@SerialName("cancelled")
data class Cancelled(override val id: Int, val reason: Reason = Reason.OTHER) : Event

@Serializable
data class Line(val article: String, val amount: Int)

@Serializable
data class Page<T>(val items: List<T>, val next: String?)

@Serializable
enum class Reason {
    @SerialName("late") LATE,
    OTHER,
}

object DayAsText : KSerializer<LocalDate> {
    override val descriptor = PrimitiveSerialDescriptor("Day", PrimitiveKind.STRING)

    override fun serialize(encoder: Encoder, value: LocalDate) = encoder.encodeString(value.toString())

    override fun deserialize(decoder: Decoder): LocalDate = LocalDate.parse(decoder.decodeString())
}

/** Reads and writes events with serializers that the compiler generates, found by class and by type. */
class Events : RequestHandler<Map<String, String>, Map<String, String>> {
    private val json = Json {
        ignoreUnknownKeys = true
        encodeDefaults = true
    }

    override fun handleRequest(input: Map<String, String>, context: Context): Map<String, String> =
        input.mapValues { (_, text) ->
            try {
                val event = json.decodeFromString<Event>(text)
                val page = Page(listOf(event), null)
                val looked = json.encodeToString(serializer(typeOf<Page<Event>>()), page)
                val byClass = json.encodeToString(serializer(Line::class.java), Line("axe", event.id))
                json.encodeToString(event) + looked + byClass + write(DatePeriod(days = event.id))
            } catch (e: SerializationException) {
                e.message!!.lines().first()
            }
        }

    /** With the serializer that the value's library has for it, found at run time. */
    private fun write(value: Any) = json.encodeToString(serializer(value.javaClass), value)
}
