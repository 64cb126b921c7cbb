package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({"ada@example.com, ada@example.com", "' Ada.L+x@Example.Co.UK ', ada.l+x@example.co.uk", "me@localhost, me@localhost"})
    void addresses_are_kept_in_one_form(String written, String kept) {
        assertThat(EmailAddress.read(written)).hasValue(new EmailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "ada", "ada@", "@example.com", "ada@@example.com", "ada@example@com", "a b@example.com", "ada@.com",
        "ada@example..com", "ada@example.com.", "ada@exa mple.com", "аda@example.com", "ada@exаmple.com", "ada\u0000@example.com",
        "\"ada\"@example.com", "ada@[127.0.0.1]", "ada@example.com\nbcc: eve@example.com", "<ada@example.com>", "ada\u202e@example.com"})
    void what_is_no_plain_address_is_refused(String written) {
        assertThat(EmailAddress.read(written)).isEmpty();
    }

    @Test
    void an_address_longer_than_mail_allows_is_refused() {
        assertThat(EmailAddress.read("a".repeat(64) + "@" + "b".repeat(189))).isPresent();
        assertThat(EmailAddress.read("a".repeat(64) + "@" + "b".repeat(190))).isEmpty();
        assertThat(EmailAddress.read("a".repeat(65) + "@example.com")).isEmpty();
    }
}
