package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// P04
class UntrustedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Cl\u200Baude", "Cl\u202Eaude", "\uFEFFClaude", "Cl\u00ADaude", "Cl\u0301\u0302\u0303aude",
        "\u2066Claude\u2069", "Cl\uDB40\uDC41aude",
        "Cl\u0000au\u001Bde", "Cl\uD800aude", " \t Claude\n ", "Claude\uFE0F", "\u3164Claude\u3164"})
    void P04_what_cannot_be_seen_is_gone(String name) {
        assertThat(UntrustedText.of(name, "nobody")).isEqualTo("Claude");
    }

    @Test
    void P04_names_in_any_script_stay_whole() {
        for (String name : new String[]{"Żółw", "Клод", "クロード", "كلود", "हिन्दी", "Claude 🤖"}) {
            assertThat(UntrustedText.of(name, "nobody")).isEqualTo(name);
        }
    }

    @Test
    void P04_a_long_name_is_cut_between_characters() {
        String cut = UntrustedText.of("🤖".repeat(10_000), "nobody");
        assertThat(cut).isEqualTo("🤖".repeat(60) + "…");
        assertThat(UntrustedText.of("a".repeat(60), "nobody")).hasSize(60);
    }

    @Test
    void P04_many_spaces_are_one_and_a_name_of_nothing_is_said_to_be_none() {
        assertThat(UntrustedText.of("a \u00A0\u2003\n b", "nobody")).isEqualTo("a b");
        assertThat(UntrustedText.of("\u200B \u202E", "nobody")).isEqualTo("nobody");
        assertThat(UntrustedText.of("", "nobody")).isEqualTo("nobody");
    }

    @Test
    void the_initial_is_a_whole_character() {
        assertThat(UntrustedText.initial("claude")).isEqualTo("C");
        assertThat(UntrustedText.initial("🤖 bot")).isEqualTo("🤖");
    }
}
