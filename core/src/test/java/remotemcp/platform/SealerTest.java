package remotemcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealerTest {
    private final Platform platform = MemoryPlatform.create().platform();
    private final Sealer sealer = new Sealer(platform, "test");
    private final byte[] secret = "who is it".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_was_sealed_opens_again() {
        assertThat(sealer.open(sealer.seal(secret))).hasValue(secret);
    }

    @Test
    void two_seals_of_the_same_bytes_differ() {
        assertThat(sealer.seal(secret)).isNotEqualTo(sealer.seal(secret));
    }

    @Test
    void a_text_with_any_character_changed_stays_shut() {
        String text = sealer.seal(secret);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(sealer.open(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
        }
    }

    @Test
    void a_text_cut_anywhere_stays_shut() {
        String text = sealer.seal(secret);
        for (int i = 0; i < text.length(); i++) {
            assertThat(sealer.open(text.substring(0, i))).isEmpty();
        }
    }

    @Test
    void a_text_of_another_purpose_or_server_stays_shut() {
        assertThat(new Sealer(platform, "other").open(sealer.seal(secret))).isEmpty();
        assertThat(new Sealer(MemoryPlatform.create().platform(), "test").open(sealer.seal(secret))).isEmpty();
    }
}
