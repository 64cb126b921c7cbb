package remotemcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.platform.Crypto;
import remotemcp.platform.JcaCrypto;
import remotemcp.protocol.Pkce;

class PkceTest {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final Crypto crypto = new JcaCrypto();

    /// RFC 7636 appendix B
    @Test
    void the_example_of_the_rfc_verifies() {
        assertThat(Pkce.isVerified(crypto, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
            .isTrue();
    }

    @Test
    void any_verifier_of_43_to_128_unreserved_characters_fits_its_own_challenge_alone() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            String verifier = verifier(random, 43 + random.nextInt(86));
            String challenge = TestClient.challenge(verifier);
            assertThat(Pkce.isChallenge(challenge)).isTrue();
            assertThat(Pkce.isVerified(crypto, challenge, verifier)).isTrue();
            assertThat(Pkce.isVerified(crypto, challenge, verifier(random, 43))).isFalse();
            assertThat(Pkce.isVerified(crypto, challenge, challenge)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"42", "129", "0", "1000"})
    void a_verifier_of_another_length_never_fits(int length) {
        String verifier = "a".repeat(length);
        assertThat(Pkce.isVerified(crypto, TestClient.challenge(verifier), verifier)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "/", "=", " ", "ä", "%", "\n", "\u0000"})
    void a_verifier_with_another_character_never_fits(String odd) {
        String verifier = "a".repeat(50) + odd;
        assertThat(Pkce.isVerified(crypto, TestClient.challenge(verifier), verifier)).isFalse();
    }

    /// V05
    @Test
    void V05_only_base64url_of_32_bytes_is_a_challenge() {
        String good = TestClient.challenge("a".repeat(43));
        for (int cut = 0; cut < good.length(); cut++) {
            assertThat(Pkce.isChallenge(good.substring(0, cut))).isFalse();
        }
        assertThat(Pkce.isChallenge(good + "A")).isFalse();
        assertThat(Pkce.isChallenge(good + "=")).isFalse();
        assertThat(Pkce.isChallenge("+" + good.substring(1))).isFalse();
        assertThat(Pkce.isChallenge("A".repeat(42) + "B")).isFalse();
    }

    private static String verifier(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(UNRESERVED.charAt(random.nextInt(UNRESERVED.length())));
        }
        return text.toString();
    }
}
