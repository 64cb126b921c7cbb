package remotemcp.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.SuiteFile;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// The public cases of uritemplate-test.
class UriTemplateSuiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"spec-examples", "spec-examples-by-section", "extended-tests", "negative-tests"})
    void every_case_expands_as_it_should_or_is_refused(String file) {
        var wrong = new ArrayList<String>();
        forEach(file, (template, values, expected) -> {
            String expanded = expanded(template, values);
            if (!allowed(expected).contains(expanded)) {
                wrong.add(template + " gives " + expanded + " instead of " + expected);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// Not every expansion tells where one value ends; the values that are read back must expand to the same URI all the same.
    @ParameterizedTest
    @ValueSource(strings = {"spec-examples", "spec-examples-by-section", "extended-tests"})
    void what_is_read_back_from_an_expansion_expands_to_it(String file) {
        var wrong = new ArrayList<String>();
        forEach(file, (template, values, expected) -> {
            for (String uri : allowed(expected)) {
                boolean isUnreadable =
                    uri.equals("refused") || template.contains(":") || isEmptyUnnamed(template, uri) || isAmbiguous(template, uri);
                var read = isUnreadable ? null : UriTemplate.parse(template).match(uri).orElse(null);
                if (!isUnreadable && (read == null || !UriTemplate.parse(template).expand(read).equals(uri))) {
                    wrong.add(template + " reads " + read + " from " + uri);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// Pairs without a name for all of them are read as a list; and where reserved characters are kept, an escape may be one of theirs or of the value.
    private static boolean isAmbiguous(String template, String uri) {
        boolean hasPairs = template.contains("{keys*}") || template.contains("{/keys*}");
        return hasPairs || (template.contains("{+") || template.contains("{#")) && (uri.contains("%2F") || uri.contains("%25"));
    }

    /// An expression without a name or mark of its own shows no trace of an empty value.
    private static boolean isEmptyUnnamed(String template, String uri) {
        return template.contains("{empty") || template.contains("{+empty") || template.contains("undef}") || uri.isEmpty()
            || uri.equals(",");
    }

    interface Case {
        void accept(String template, Map<String, TemplateValue> values, Json expected);
    }

    private static void forEach(String file, Case each) {
        for (var group : SuiteFile.json("uritemplate-test/" + file + ".json").asObject().orElseThrow().entries()) {
            JsonObject section = group.getValue().asObject().orElseThrow();
            Map<String, TemplateValue> values = values(section.object("variables").orElseThrow());
            for (Json one : section.array("testcases").orElseThrow()) {
                JsonArray pair = one.asArray().orElseThrow();
                each.accept(pair.get(0).asString().orElseThrow(), values, pair.get(1));
            }
        }
    }

    private static String expanded(String template, Map<String, TemplateValue> values) {
        try {
            return UriTemplate.parse(template).expand(values);
        } catch (UriTemplateException e) {
            return "refused";
        }
    }

    private static List<String> allowed(Json expected) {
        return switch (expected) {
            case JsonBoolean _ -> List.of("refused");
            case JsonArray array -> array.values().stream().map(one -> one.asString().orElseThrow()).toList();
            default -> List.of(expected.asString().orElseThrow());
        };
    }

    private static Map<String, TemplateValue> values(JsonObject variables) {
        var values = new LinkedHashMap<String, TemplateValue>();
        for (var variable : variables.entries()) {
            switch (variable.getValue()) {
                case JsonNull _ -> {
                }
                case JsonArray array ->
                    values.put(variable.getKey(), TemplateValue.of(array.values().stream().map(UriTemplateSuiteTest::text).toList()));
                case JsonObject object -> {
                    var pairs = new LinkedHashMap<String, String>();
                    object.entries().forEach(member -> pairs.put(member.getKey(), text(member.getValue())));
                    values.put(variable.getKey(), TemplateValue.of(pairs));
                }
                default -> values.put(variable.getKey(), TemplateValue.of(text(variable.getValue())));
            }
        }
        return values;
    }

    private static String text(Json value) {
        return value instanceof JsonString(String text) ? text : value.text();
    }
}
