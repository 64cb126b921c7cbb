package remotemcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionTest {

    @Test
    void all_revisions_are_listed_newest_first() {
        assertThat(Revision.texts()).containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
        assertThat(Revision.textsWithHandshake()).containsExactly("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05, 2024-11-05", "2025-06-18, 2025-06-18", "2026-07-28, 2025-11-25", "1999-01-01, 2025-11-25", "'', 2025-11-25"})
    void a_handshake_agrees_on_the_revision_asked_for_or_on_the_newest_that_has_one(String asked, String agreed) {
        assertThat(Revision.negotiate(asked).text()).isEqualTo(agreed);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-18, 2025-06-18", "2025-09-01, 2025-06-18", "2030-01-01, 2026-07-28", "'', 2024-11-05"})
    void an_unknown_revision_counts_as_the_last_before_it(String text, String closest) {
        assertThat(Revision.closest(text).text()).isEqualTo(closest);
    }

    @ParameterizedTest
    @CsvSource({"BATCHES, 2025-03-26", "HANDSHAKE, 2024-11-05 2025-03-26 2025-06-18 2025-11-25",
        "SESSION_HEADER, 2025-03-26 2025-06-18 2025-11-25",
        "VERSION_HEADER, 2025-06-18 2025-11-25 2026-07-28", "AUDIO_CONTENT, 2025-03-26 2025-06-18 2025-11-25 2026-07-28",
        "STRUCTURED_CONTENT, 2025-06-18 2025-11-25 2026-07-28", "ICONS, 2025-11-25 2026-07-28", "RESULT_TYPE, 2026-07-28"})
    void each_revision_has_what_its_specification_has(Feature feature, String revisions) {
        var having = new StringBuilder();
        for (Revision revision : Revision.values()) {
            having.append(revision.has(feature) ? " " + revision.text() : "");
        }
        assertThat(having.toString().strip()).isEqualTo(revisions);
    }
}
