package remotemcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedDigestTest {
    private final Platform platform = MemoryPlatform.create().platform();
    private final KeyedDigest emails = new KeyedDigest(platform, "email");

    @Test
    void the_same_text_has_the_same_digest() {
        assertThat(emails.of("ann@example.org")).hasSize(43).isEqualTo(new KeyedDigest(platform, "email").of("ann@example.org"));
    }

    @Test
    void another_text_purpose_or_server_has_another_digest() {
        assertThat(emails.of("ann@example.org"))
            .isNotEqualTo(emails.of("bob@example.org"))
            .isNotEqualTo(new KeyedDigest(platform, "name").of("ann@example.org"))
            .isNotEqualTo(new KeyedDigest(MemoryPlatform.create().platform(), "email").of("ann@example.org"));
    }
}
