package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentCodingTest {

    @Test
    void a_body_as_it_is_has_no_coding() {
        for (String field : List.of("", " ", "identity", "Identity , ", ",")) {
            assertThat(ContentCoding.of(HeaderList.empty().with("Content-Encoding", field)).isPresent()).isFalse();
        }
        assertThat(ContentCoding.of(HeaderList.empty()).isPresent()).isFalse();
    }

    @Test
    void every_coding_that_was_applied_is_named_in_its_order() {
        HeaderList headers = HeaderList.empty().with("content-encoding", "gzip, identity").with("Content-Encoding", "br");
        assertThat(ContentCoding.of(headers).orElse("")).isEqualTo("gzip, br");
    }
}
