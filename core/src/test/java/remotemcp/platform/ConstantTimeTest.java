package remotemcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstantTimeTest {

    @Test
    void equal_texts_are_equal() {
        assertThat(ConstantTime.equal("päss", "päss")).isTrue();
        assertThat(ConstantTime.equal("", "")).isTrue();
    }

    @Test
    void a_difference_anywhere_counts() {
        String secret = "0123456789abcdef";
        for (int i = 0; i < secret.length(); i++) {
            assertThat(ConstantTime.equal(secret, secret.substring(0, i) + "x" + secret.substring(i + 1))).isFalse();
            assertThat(ConstantTime.equal(secret, secret.substring(0, i))).isFalse();
        }
    }
}
