package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// `Accept` by its grammar (RFC 9110 §12.5.1).
class MediaRangesTest {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private static MediaRanges accept(String... fields) {
        HeaderList headers = HeaderList.empty();
        for (String field : fields) {
            headers = headers.with("Accept", field);
        }
        return MediaRanges.of(headers);
    }

    @Test
    void who_names_nothing_takes_everything() {
        for (MediaRanges ranges : List.of(accept(), accept(""), accept(" , ,"))) {
            assertThat(ranges.accepts(JSON)).isTrue();
            assertThat(ranges.accepts(EVENTS)).isTrue();
            assertThat(ranges.names(JSON)).isFalse();
        }
    }

    @Test
    void the_most_specific_range_decides() {
        for (String field : List.of("application/json, text/event-stream;q=0, */*;q=0.1", "*/*, text/event-stream;q=0",
            "text/event-stream;q=0,*/*", "text/*;q=0, */*",
            "application/*", "application/json, text/event-stream;Q=0", "application/json, text/event-stream;q=0;x=1",
            "application/json;seq=0", "application/json; Q=0.001",
            "APPLICATION/JSON, text/event-stream ; q = 0.000", "text/*;q=0, application/*;q=1.000")) {
            assertThat(accept(field).accepts(JSON)).isTrue();
            assertThat(accept(field).accepts(EVENTS)).isFalse();
        }
        for (String field : List.of("text/*;q=0, text/event-stream", "text/event-stream;q=0.5, text/*;q=0, */*;q=0",
            "application/json;q=0., text/*")) {
            assertThat(accept(field).accepts(EVENTS)).isTrue();
            assertThat(accept(field).accepts(JSON)).isFalse();
        }
        assertThat(accept("text/html", "application/json").accepts(JSON)).isTrue();
    }

    @Test
    void a_parameter_that_is_no_weight_refuses_nothing() {
        for (String field : List.of("application/json;seq=0", "application/json;x=\";q=0\"", "application/json;x=\"a,b\\\";q=0\"",
            "application/json;version=2;q=0, application/json",
            "application/json;q", "application/json;q=", "application/json;q=abc", "application/json;q=0.1;q=0", "application/json;;q=1")) {
            assertThat(accept(field).accepts(JSON)).isTrue();
        }
    }

    @Test
    void a_type_is_named_only_by_itself() {
        assertThat(accept("text/html,*/*;q=0.8").names("text/html")).isTrue();
        assertThat(accept("*/*").names("text/html")).isFalse();
        assertThat(accept("text/html;q=0").names("text/html")).isFalse();
        assertThat(accept("text/html-sandboxed").names("text/html")).isFalse();
    }
}
