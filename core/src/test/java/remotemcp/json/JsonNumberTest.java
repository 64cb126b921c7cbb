package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonNumberTest {

    @Test
    void whole_numbers_are_long_however_they_are_written() {
        assertThat(number("7").asLong()).hasValue(7);
        assertThat(number("-7.0").asLong()).hasValue(-7);
        assertThat(number("1e2").asLong()).hasValue(100);
        assertThat(number("70e-1").asLong()).hasValue(7);
        assertThat(number("0.0007E+4").asLong()).hasValue(7);
        assertThat(number("-0").asLong()).hasValue(0);
        assertThat(number("0e999999999").asLong()).hasValue(0);
        assertThat(number("9223372036854775807").asLong()).hasValue(Long.MAX_VALUE);
        assertThat(number("-9223372036854775808").asLong()).hasValue(Long.MIN_VALUE);
        assertThat(number("-922337203685477580.8e1").asLong()).hasValue(Long.MIN_VALUE);
    }

    @Test
    void fractions_and_values_beyond_a_long_are_no_long() {
        assertThat(number("7.5").asLong()).isEmpty();
        assertThat(number("1e-1").asLong()).isEmpty();
        assertThat(number("9223372036854775808").asLong()).isEmpty();
        assertThat(number("-9223372036854775809").asLong()).isEmpty();
        assertThat(number("1e19").asLong()).isEmpty();
        assertThat(number("99999999999999999999").asLong()).isEmpty();
        assertThat(number("1e999999999").asLong()).isEmpty();
        assertThat(number("1e-999999999").asLong()).isEmpty();
        assertThat(number("1e99999999999999999999999").asLong()).isEmpty();
    }

    @Test
    void every_size_of_whole_number_is_an_integer() {
        assertThat(number("1e400").isInteger()).isTrue();
        assertThat(number("1.50e1").isInteger()).isTrue();
        assertThat(number("1.5").isInteger()).isFalse();
        assertThat(number("1e-400").isInteger()).isFalse();
    }

    @Test
    void doubles_are_written_so_that_they_read_back() {
        assertThat(JsonNumber.of(3.0)).hasToString("3");
        assertThat(JsonNumber.of(0.1)).hasToString("0.1");
        assertThat(JsonNumber.of(1e300).asDouble()).isEqualTo(1e300);
        assertThat(1 / JsonNumber.of(-0.0).asDouble()).isNegative();
        assertThat(JsonNumber.of(Double.MIN_VALUE).asDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(JsonNumber.of(Double.MAX_VALUE).asDouble()).isEqualTo(Double.MAX_VALUE);
        assertThat(JsonNumber.of(0x1p53).asDouble()).isEqualTo(0x1p53);
    }

    @Test
    void H05_nan_and_infinity_have_no_literal() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void a_number_cannot_carry_other_text_into_the_output() {
        for (String literal : new String[]{"", "1,\"a\":2", "01", "1 ", "NaN", "0x1", "1d", "\u0661"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(literal));
        }
    }

    @Test
    void as_double_is_the_nearest_double() {
        for (String literal : new String[]{"0.1", "1e23", "8.5e-324", "2.2250738585072011e-308", "2.2250738585072012e-308",
            "9007199254740993", "1.7976931348623157e308", "1.7976931348623159e308", "4.9e-324", "2.4e-324", "2.5e-324",
            "1e999999999", "-1e-999999999", "-0", "0.0", "179769313486231580793728971405301e276",
            "0.500000000000000166533453693773481063544750213623046875", "5708990770823839524233143877797980545530986496"}) {
            same(literal);
        }
    }

    @Test
    void as_double_agrees_with_the_platform_on_random_literals() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            same(Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20)));
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                same(Double.toString(any));
                same(halfway(any));
            }
        }
    }

    /// The JDK may use one digit more (4.9E-324 for 5e-324), never one less.
    @Test
    void every_double_is_written_as_briefly_as_reads_back() {
        var random = new Random(13);
        for (int i = 0; i < 3_000; i++) {
            brief(Double.longBitsToDouble(random.nextLong()));
            brief(random.nextInt(100_000) / 100.0);
            brief(random.nextDouble());
            brief(Math.scalb(1.0, random.nextInt(2098) - 1074));
            brief(random.nextLong());
        }
    }

    @Test
    void doubles_are_written_as_javascript_writes_them() {
        var texts = Map.of(1e21, "1e21", 1e20, "100000000000000000000", 1.5e-7, "1.5e-7", 0.000001, "0.000001", 5e-324, "5e-324",
            123456.789, "123456.789", 0.1 + 0.2, "0.30000000000000004", -1e-10, "-1e-10", 9007199254740993.0, "9007199254740992");
        texts.forEach((value, text) -> assertThat(JsonNumber.of(value)).hasToString(text));
    }

    private static void brief(double value) {
        if (Double.isFinite(value)) {
            String text = JsonNumber.of(value).literal();
            assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
            String theirs = new BigDecimal(Double.toString(value)).stripTrailingZeros().unscaledValue().toString();
            String ours = new BigDecimal(text).stripTrailingZeros().unscaledValue().toString();
            assertThat(ours.length()).as(text).isLessThanOrEqualTo(theirs.length());
        }
    }

    /// The exact decimal between a double and its neighbour, cut to the length the reader accepts: where rounding goes wrong.
    private static String halfway(double value) {
        var sum = new BigDecimal(value).add(new BigDecimal(Math.nextAfter(value, 0)));
        String text = sum.divide(BigDecimal.TWO).toString();
        int mark = text.indexOf('E');
        String exponent = mark < 0 ? "" : text.substring(mark);
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        return mantissa.length() > 80 && mantissa.indexOf('.') == 1 ? mantissa.substring(0, 80) + exponent : text;
    }

    private static void same(String literal) {
        assertThat(Double.doubleToRawLongBits(number(literal).asDouble())).as(literal)
            .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(literal)));
    }

    private static JsonNumber number(String literal) {
        return new JsonNumber(literal);
    }
}
