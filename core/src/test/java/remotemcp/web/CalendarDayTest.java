package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarDayTest {
    private static final long DAY = 24 * 3_600_000L;

    @Test
    void every_day_of_five_hundred_years_is_the_one_of_the_calendar() {
        for (long day = -20_000; day < 160_000; day++) {
            LocalDate expected = LocalDate.ofInstant(Instant.ofEpochMilli(day * DAY + DAY - 1), ZoneOffset.UTC);
            assertThat(CalendarDay.of(day * DAY + DAY - 1).iso()).isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, just now", "119, just now", "120, 2 minutes ago", "3599, 59 minutes ago", "3600, an hour ago", "7200, 2 hours ago",
        "86400, yesterday",
        "172800, 2 days ago", "2592000, on 23 November 2026"})
    void a_moment_is_told_as_people_tell_it(long seconds, String words) {
        long then = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();
        assertThat(CalendarDay.since(then, then + seconds * 1000)).isEqualTo(words);
    }
}
