package com.example.shop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NightlyReportTest {
    @Test
    void aScheduledEventIsReadWithoutItsRest() throws Exception {
        String event = "{\"id\":\"e-1\",\"time\":\"2026-01-02T03:00:00Z\",\"detail\":{}}";

        assertThat(Json.read(event, NightlyReport.Schedule.class))
                .isEqualTo(new NightlyReport.Schedule("e-1", Instant.parse("2026-01-02T03:00:00Z")));
    }
}
