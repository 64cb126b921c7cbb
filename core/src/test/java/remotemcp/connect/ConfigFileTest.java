package remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

class ConfigFileTest {
    private static final ConfigFile STRICT = new ConfigFile("~/x.json", "s", "n", JsonObject.of("url", "u"));
    private static final ConfigFile LENIENT = STRICT.withComments();

    @Test
    void the_first_entry_of_an_empty_file_is_laid_out_for_people() {
        String whole = "{\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    }\n  }\n}";
        assertThat(STRICT.addedTo("")).isEqualTo(whole + "\n");
        assertThat(STRICT.addedTo("{}")).isEqualTo(whole);
        assertThat(STRICT.addedTo("{ }\n")).isEqualTo(whole.replace("{\n  \"s", "{\n  \"s") + "\n");
        assertThat(STRICT.addedTo("{\n}\n")).isEqualTo(whole + "\n");
        assertThat(STRICT.addedTo("{\r\n}\r\n")).isEqualTo(whole.replace("\n", "\r\n") + "\r\n");
    }

    @Test
    void an_entry_is_laid_out_like_its_neighbours() {
        assertThat(STRICT.addedTo("{\"a\":1,\"s\":{\"b\":{\"c\":[1,2]}},\"d\":2}"))
            .isEqualTo("{\"a\":1,\"s\":{\"b\":{\"c\":[1,2]},\"n\":{\"url\":\"u\"}},\"d\":2}");
        assertThat(STRICT.addedTo("{\"a\": 1, \"s\": {\"b\": {}}}")).isEqualTo("{\"a\": 1, \"s\": {\"b\": {}, \"n\": {\"url\": \"u\"}}}");
        assertThat(STRICT.addedTo("{\"a\":1}")).isEqualTo("{\"a\":1,\"s\":{\"n\":{\"url\":\"u\"}}}");
        assertThat(STRICT.addedTo("{\n    \"s\": {\n        \"b\": 1\n    }\n}"))
            .isEqualTo("{\n    \"s\": {\n        \"b\": 1,\n        \"n\": {\n            \"url\": \"u\"\n        }\n    }\n}");
        assertThat(STRICT.addedTo("{\n\t\"s\": {}\n}")).isEqualTo("{\n\t\"s\": {\n\t\t\"n\": {\n\t\t\t\"url\": \"u\"\n\t\t}\n\t}\n}");
    }

    @Test
    void everything_else_stays_to_the_letter() {
        String before = "\uFEFF{\r\n  \"q\\\"}{\" :\"\\u00e9,}\" ,\r\n\t\"a\":[ 1.50,{\"s\":{}} ],\r\n\r\n  \"z\"  :  null  }\r\n\r\n";
        String after = STRICT.addedTo(before);
        assertThat(after)
            .isEqualTo(before.replace("null  }", "null,\r\n  \"s\": {\r\n    \"n\": {\r\n      \"url\": \"u\"\r\n    }\r\n  }  }"));
    }

    @Test
    void an_entry_is_replaced_in_its_place_and_its_layout() {
        assertThat(STRICT.addedTo("{\"s\": {\"n\": {\"old\": [1, {}]}, \"z\": 1}}"))
            .isEqualTo("{\"s\": {\"n\": {\"url\": \"u\"}, \"z\": 1}}");
        assertThat(STRICT.addedTo("{\"s\":{\"n\":\"old\"}}")).isEqualTo("{\"s\":{\"n\":{\"url\":\"u\"}}}");
        assertThat(STRICT.addedTo("{\n  \"s\": {\n    \"n\": {\n      \"old\": 1\n    },\n    \"z\": 1\n  }\n}"))
            .isEqualTo("{\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    },\n    \"z\": 1\n  }\n}");
        assertThat(STRICT.addedTo("{\"s\": {\"n\": -1.5e3 }}")).isEqualTo("{\"s\": {\"n\": {\"url\": \"u\"} }}");
    }

    @Test
    void an_entry_that_is_there_in_any_layout_changes_nothing() {
        for (String text : new String[]{"{\"s\":{\"n\":{\"url\":\"u\"}}}", "{ \"s\" : { \"n\" :\n{\"url\":\"\\u0075\"} } }"}) {
            assertThat(STRICT.addedTo(text)).isEqualTo(text);
        }
    }

    @Test
    void comments_and_last_commas_stay_where_the_host_takes_them() {
        assertThat(LENIENT.addedTo("// top\n{\n  \"a\": \"//\", // about a, really\n  \"b\": [1, 2,], /* } */\n}\n"))
            .isEqualTo(
                "// top\n{\n  \"a\": \"//\", // about a, really\n  \"b\": [1, 2,], /* } */\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    }\n  },\n}\n");
        assertThat(LENIENT.addedTo("{\n  \"a\": 1 // about a, really\n}"))
            .isEqualTo("{\n  \"a\": 1, // about a, really\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    }\n  }\n}");
        assertThat(LENIENT.addedTo("{\n  \"s\": {\n    // none yet\n  }\n}"))
            .isEqualTo("{\n  \"s\": {\n    // none yet\n    \"n\": {\n      \"url\": \"u\"\n    }\n  }\n}");
        assertThat(LENIENT.addedTo("{ // mine\n}")).isEqualTo("{ // mine\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    }\n  }\n}");
        assertThat(LENIENT.addedTo("{ /* mine */ }"))
            .isEqualTo("{ /* mine */\n  \"s\": {\n    \"n\": {\n      \"url\": \"u\"\n    }\n  }\n}");
    }

    @Test
    void what_the_host_would_not_read_or_has_no_place_for_servers_is_refused() {
        for (String text : new String[]{"{ // mine\n}", "{\"a\":1,}", "{\"a\":1", "{\"a\":1,\"a\":2}", "{} {}"}) {
            assertThatThrownBy(() -> STRICT.addedTo(text)).isInstanceOf(JsonException.class);
        }
        for (String text : new String[]{"[]", "1", "{\"s\": []}", "{\"s\": null}"}) {
            assertThatThrownBy(() -> STRICT.addedTo(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> LENIENT.addedTo("{ /* open \n}")).isInstanceOf(JsonException.class);
    }
}
