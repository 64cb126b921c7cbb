package remotemcp.client.oauth.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;

class ChallengeTest {

    private static Challenge of(String... fields) {
        HeaderList headers = HeaderList.empty();
        for (String field : fields) {
            headers = headers.with("www-authenticate", field);
        }
        return Challenge.of(headers);
    }

    @Test
    void parameters_are_read_quoted_and_plain() {
        Challenge challenge = of("Bearer realm=\"a, b=\\\"c\\\"\", error=insufficient_scope , Scope=\"x y\"");
        assertThat(challenge.find("realm")).contains("a, b=\"c\"");
        assertThat(challenge.error()).contains("insufficient_scope");
        assertThat(challenge.scopes()).contains(List.of("x", "y"));
    }

    @Test
    void the_challenge_for_tokens_is_found_among_others() {
        assertThat(of("Basic realm=\"x\", Negotiate abc==, bEARER resource_metadata=\"https://a/b\"").find("resource_metadata"))
            .contains("https://a/b");
        assertThat(of("Basic realm=\"x\"", "DPoP algs=\"ES256\", resource_metadata=\"https://a/b\"").isDpop()).isTrue();
    }

    @Test
    void parameters_belong_to_their_own_challenge() {
        assertThat(of("Bearer scope=\"a\", Basic scope=\"b\"").scopes()).contains(List.of("a"));
        assertThat(of("Basic scope=\"b\", Bearer").scopes()).isEmpty();
    }

    @Test
    void a_url_without_quotes_is_read_whole() {
        assertThat(of("Bearer resource_metadata=https://a.example/.well-known/x").find("resource_metadata"))
            .contains("https://a.example/.well-known/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "Bearer", "Bearer =", "Bearer a=\"", "Bearer a=\"\\", "=,=,=", "Bearer a=b=c", "\"", "Bearer \u00e9=1",
        "Basic"})
    void malformed_fields_say_nothing_and_do_no_harm(String field) {
        assertThat(of(field).find("resource_metadata")).isEmpty();
    }

    @Test
    void scopes_that_are_none_are_not_taken() {
        assertThat(of("Bearer scope=\"a\u0007b\"").scopes()).isEmpty();
        assertThat(of("Bearer scope=\"\"").scopes()).isEmpty();
    }
}
