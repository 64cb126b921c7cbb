package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
    private static final EmailAddress ADA = EmailAddress.read("ada.lovelace@example.com").orElseThrow();

    @ParameterizedTest
    @CsvSource({"ninechars, TOO_SHORT", "'', TOO_SHORT", "Password123, TOO_COMMON", "' qwertyuiop ', TOO_COMMON",
        "aaaaaaaaaaaa, TOO_COMMON", "😀🎈😀🎈😀, TOO_SHORT", "😀😀😀😀🎈🎈🎈🎈🎈, TOO_SHORT", "😀😀😀😀😀😀😀😀😀😀, TOO_COMMON",
        "Ada.Lovelace@Example.com, SAME_AS_EMAIL"})
    void a_weak_password_is_refused_with_the_reason(String password, PasswordRule reason) {
        assertThat(PasswordRule.brokenBy(password, ADA)).hasValue(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten chars!", "correct horse battery staple", "пароль-из-слов", "😀😀😀😀😀🎈🎈🎈🎈🎈"})
    void any_other_text_of_ten_characters_will_do(String password) {
        assertThat(PasswordRule.brokenBy(password, ADA)).isEmpty();
    }

    @Test
    void a_giant_password_is_refused_before_anybody_hashes_it() {
        assertThat(PasswordRule.brokenBy("ab".repeat(100), ADA)).isEmpty();
        assertThat(PasswordRule.brokenBy("😀🎈".repeat(100), ADA)).isEmpty();
        assertThat(PasswordRule.brokenBy("😀🎈".repeat(100) + "c", ADA)).hasValue(PasswordRule.TOO_LONG);
        assertThat(PasswordRule.brokenBy("ab".repeat(100) + "c", ADA)).hasValue(PasswordRule.TOO_LONG);
    }
}
