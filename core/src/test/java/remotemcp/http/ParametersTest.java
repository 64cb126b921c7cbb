package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void values_come_back_decoded_and_in_order() {
        var parameters = Parameters.read("a=1&b=x+y%26z&a=%E2%82%AC&empty=&bare").orElseThrow();
        assertThat(parameters.all("a")).containsExactly("1", "€");
        assertThat(parameters.find("b")).hasValue("x y&z");
        assertThat(parameters.find("empty")).hasValue("");
        assertThat(parameters.find("bare")).hasValue("");
        assertThat(parameters.find("missing")).isEmpty();
        assertThat(parameters.repeated()).hasValue("a");
    }

    @Test
    void names_compare_exactly() {
        assertThat(Parameters.read("State=1").orElseThrow().find("state")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1", "a=\u00e9", "a=%C0%80", "a=%FF", "a=%ED%A0%80", "a=%+1"})
    void broken_escapes_and_bytes_that_are_not_utf8_are_refused(String encoded) {
        assertThat(Parameters.read(encoded)).isEmpty();
    }

    @Test
    void a_flood_of_parameters_is_refused() {
        assertThat(Parameters.read("a=1&".repeat(200))).isPresent();
        assertThat(Parameters.read("a=1&".repeat(201))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"})
    void a_form_is_read_whatever_the_case_of_its_type(String type) {
        assertThat(Parameters.ofForm(form(type, "a=1"), 100).orElseThrow().find("a")).hasValue("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data", "application/x-www-form-urlencodedx", ""})
    void a_body_of_another_type_is_no_form(String type) {
        assertThat(Parameters.ofForm(form(type, "a=1"), 100)).isEmpty();
    }

    @Test
    void a_form_longer_than_allowed_is_refused() {
        assertThat(Parameters.ofForm(form("application/x-www-form-urlencoded", "a=12345"), 6)).isEmpty();
    }

    @Test
    void percent_code_survives_the_round_trip() {
        String text = "a b&c=d/é€😀?#%+~";
        assertThat(PercentCode.decode(PercentCode.encode(text))).hasValue(text);
        assertThat(PercentCode.encode("ü /")).isEqualTo("%C3%BC%20%2F");
    }

    private static HttpRequest form(String type, String body) {
        return HttpRequest.post("/form", type, body.getBytes(StandardCharsets.UTF_8));
    }
}
