package remotemcp.doctor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpDateParserTest {

    @Test
    void days_are_counted_as_the_calendar_does() {
        assertThat(HttpDateParser.millis("Thu, 01 Jan 1970 00:00:00 GMT")).isEqualTo(Optional.of(0L));
        assertThat(HttpDateParser.millis("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Optional.of(784_111_777_000L));
        assertThat(HttpDateParser.millis("Thu, 29 Feb 2024 23:59:59 GMT")).isEqualTo(Optional.of(1_709_251_199_000L));
        assertThat(HttpDateParser.millis("Mon, 23 Nov 2026 18:09:56 GMT")).isEqualTo(Optional.of(1_795_457_396_000L));
    }

    @Test
    void what_is_written_otherwise_is_no_day() {
        assertThat(HttpDateParser.millis("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(Optional.empty());
        assertThat(HttpDateParser.millis("Sun, 06 Nov xxxx 08:49:37 GMT")).isEqualTo(Optional.empty());
        assertThat(HttpDateParser.millis("")).isEqualTo(Optional.empty());
    }
}
