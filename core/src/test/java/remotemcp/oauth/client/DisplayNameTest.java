package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// P04: names that strangers choose.
class DisplayNameTest {

    @ParameterizedTest
    @CsvSource({"0,31", "127,159", "173,173", "847,847", "1564,1564", "4447,4448", "6155,6159", "8203,8207", "8234,8238", "8288,8303",
        "12644,12644", "65024,65039", "65279,65279",
        "65440,65440", "65520,65531"})
    void hidden_characters_are_dropped_and_their_neighbours_kept(int first, int last) {
        for (char c = (char) first; c <= last; c++) {
            boolean endsLine = c >= '\t' && c <= '\r' || c == 0x85;
            String expected = endsLine ? "a b" : "ab";
            assertThat(DisplayName.of("a" + c + "b")).as("U+%04X", (int) c).isEqualTo(expected);
        }
        for (char c : new char[]{(char) (first - 1), (char) (last + 1)}) {
            boolean isShown = c != ' ' && c != 0xA0 && !Character.isSpaceChar(c) && c != 0xFFFF;
            assertThat(DisplayName.of("a" + c + "b")).as("U+%04X", (int) c).isEqualTo(isShown ? "a" + c + "b" : c == 0xFFFF ? "ab" : "a b");
        }
    }

    @ParameterizedTest
    @CsvSource({"9", "10", "13", "32", "160", "8192", "8202", "8232", "8233", "8239", "8287", "12288"})
    void blanks_of_every_kind_become_one_space(int blank) {
        assertThat(DisplayName.of((char) blank + "a" + (char) blank + (char) blank + "b" + (char) blank)).isEqualTo("a b");
    }

    @Test
    void ordinary_names_stay_as_they_are() {
        for (String name : new String[]{"Claude", "Visual Studio Code", "Приложение", "アプリ", "Büro & Söhne", "a\u1FFFb", "<b>bold</b>",
            "rocket 🚀", "x".repeat(100)}) {
            assertThat(DisplayName.of(name)).isEqualTo(name);
        }
        assertThat(DisplayName.of("")).isEmpty();
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        assertThat(DisplayName.of("x".repeat(101))).hasSize(100);
        assertThat(DisplayName.of("x".repeat(99) + "🚀")).isEqualTo("x".repeat(99));
        assertThat(DisplayName.of("x".repeat(98) + "🚀")).isEqualTo("x".repeat(98) + "🚀");
    }
}
