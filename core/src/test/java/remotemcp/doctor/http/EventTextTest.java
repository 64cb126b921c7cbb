package remotemcp.doctor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextTest {

    @Test
    void data_of_whole_events_is_read_whatever_ends_its_lines() {
        assertThat(EventText.data("event: message\ndata: {\"a\":\ndata: 1}\n\ndata:x\r\n\r\n: keepalive\n\ndata: unfinished"))
            .isEqualTo(List.of("{\"a\":\n1}", "x"));
        assertThat(EventText.data("")).isEqualTo(List.of());
        assertThat(EventText.data("\n\n\n")).isEqualTo(List.of());
    }
}
