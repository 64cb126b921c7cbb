package remotemcp.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;

class ToolRulesTest {
    private static boolean permits(List<String> allowed, List<String> denied, String tool) {
        return new ToolRules(allowed, denied).permits(tool);
    }

    @Test
    void without_rules_everything_is_permitted() {
        assertThat(ToolRules.none().permits("anything")).isTrue();
    }

    @Test
    void a_star_stands_for_any_text() {
        for (String pattern : List.of("read_file", "read_*", "*_file", "*", "r*d*f*e", "**read_file**")) {
            assertThat(permits(List.of(pattern), List.of(), "read_file")).isTrue();
        }
        for (String pattern : List.of("read", "read_", "file", "*read", "read_file_", "r*x*e", "", "READ_FILE")) {
            assertThat(permits(List.of(pattern), List.of(), "read_file")).isFalse();
        }
    }

    @Test
    void what_is_denied_is_denied_even_where_it_is_allowed() {
        assertThat(permits(List.of("*"), List.of("delete_*"), "delete_all")).isFalse();
        assertThat(permits(List.of("*"), List.of("delete_*"), "read")).isTrue();
    }

    @Test
    void hidden_tools_leave_the_list_and_everything_else_stays() {
        var result = Json.parse("{\"tools\":[{\"name\":\"a\",\"x\":1},{\"name\":\"b\"},{}],\"nextCursor\":\"c\"}").asObject().orElseThrow();
        assertThat(new ToolRules(List.of(), List.of("b")).visible(result).text())
            .isEqualTo("{\"tools\":[{\"name\":\"a\",\"x\":1},{}],\"nextCursor\":\"c\"}");
    }
}
