package remotemcp.oauth.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;

class TrustedTokensTest {
    private final TrustedTokens trusted = TrustedTokens.in(128L << 20);

    @Test
    void a_token_is_trusted_until_its_time_and_never_beyond_its_own() {
        trusted.remember("one", token("g", 100), 50, trusted.endings());
        assertThat(trusted.find("one", 49)).isPresent();
        assertThat(trusted.find("one", 50)).isEmpty();
        trusted.remember("two", token("g", 40), 50, trusted.endings());
        assertThat(trusted.find("two", 39)).isPresent();
        assertThat(trusted.find("two", 40)).isEmpty();
        assertThat(trusted.find("three", 0)).isEmpty();
    }

    @Test
    void the_end_of_a_grant_ends_the_trust_in_its_tokens_alone() {
        trusted.remember("one", token("g", 100), 50, trusted.endings());
        trusted.remember("two", token("other", 100), 50, trusted.endings());
        trusted.forgetGrant("g");
        assertThat(trusted.find("one", 0)).isEmpty();
        assertThat(trusted.find("two", 0)).isPresent();
    }

    @Test
    void what_was_verified_before_an_ending_is_not_trusted_after_it() {
        long before = trusted.endings();
        trusted.forgetGrant("g");
        trusted.remember("one", token("g", 100), 50, before);
        assertThat(trusted.find("one", 0)).isEmpty();
        trusted.remember("one", token("g", 100), 50, trusted.endings());
        assertThat(trusted.find("one", 0)).isPresent();
    }

    @Test
    void H14_a_share_of_the_memory_is_remembered_and_the_oldest_are_forgotten_first() {
        for (int i = 0; i < 20_000; i++) {
            trusted.remember("t" + i, token("g" + i, 100), 50, trusted.endings());
        }
        List<Integer> found = IntStream.range(0, 20_000).filter(i -> trusted.find("t" + i, 0).isPresent()).boxed().toList();
        assertThat(found).hasSizeBetween(1_000, 2_048);
        assertThat(found.getLast()).isEqualTo(19_999);
        assertThat(found.getFirst()).isEqualTo(20_000 - found.size());
    }

    @Test
    void the_end_of_a_grant_ends_the_trust_in_its_older_tokens_too() {
        trusted.remember("one", token("g", 100), 50, trusted.endings());
        for (int i = 0; i < 1_500; i++) {
            trusted.remember("t" + i, token("other", 100), 50, trusted.endings());
        }
        assertThat(trusted.find("one", 0)).isPresent();
        trusted.forgetGrant("g");
        assertThat(trusted.find("one", 0)).isEmpty();
    }

    private static AccessToken token(String grant, long expires) {
        return new AccessToken("id", grant, "https://a.example/mcp", expires, new Caller("user", "client", Set.of(), JsonObject.empty()));
    }
}
