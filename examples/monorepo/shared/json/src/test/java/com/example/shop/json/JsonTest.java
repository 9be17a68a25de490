package com.example.shop.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Note(String text, Instant at) {}

    @Test
    void recordsAndInstantsSurviveTheRoundTrip() throws Exception {
        Note note = new Note("hello", Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(Json.write(note)).isEqualTo("{\"text\":\"hello\",\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(Json.read(Json.write(note), Note.class)).isEqualTo(note);
    }
}
