package remotemcp.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What is of a wrong type and can mean one thing only becomes that; everything else stays. Single quotes stand for double ones.
class CoercionTest {

    @Test
    void a_decimal_number_in_a_text_becomes_a_number_where_one_is_wanted() {
        String schema = "{'properties':{'n':{'type':'number'},'i':{'type':'integer','minimum':0,'maximum':50}}}";
        becomes(schema, "{'n':'-0.5','i':'42'}", "{'n':-0.5,'i':42}");
        becomes(schema, "{'n':'12345678901234567890.1','i':'1.0'}", "{'n':12345678901234567890.1,'i':1.0}");
    }

    @Test
    void a_text_that_is_not_exactly_a_decimal_number_stays() {
        for (String text : new String[]{"0x10", "1e3", "1E3", " 42", "42 ", "4 2", "+1", "1,5", "1_000", "01", ".5", "5.", "--1", "-", "",
            "NaN", "Infinity", "½", "４２",
            "9".repeat(65)}) {
            stays("{'properties':{'n':{'type':'number'}}}", "{'n':'" + text + "'}");
        }
        stays("{'properties':{'i':{'type':'integer'}}}", "{'i':'1.5'}");
    }

    @Test
    void a_number_out_of_range_is_told_as_a_number() {
        Coerced coerced = coerce("{'properties':{'i':{'type':'integer','maximum':50}}}", "{'i':'51'}");
        assertThat(coerced.violations()).map(SchemaViolation::toString).containsExactly("/i must be at most 50");
    }

    @Test
    void true_and_false_become_booleans_and_nothing_else_does() {
        String schema = "{'properties':{'b':{'type':'boolean'}}}";
        becomes(schema, "{'b':'true'}", "{'b':true}");
        becomes(schema, "{'b':'false'}", "{'b':false}");
        for (String other : new String[]{"'True'", "'TRUE'", "'yes'", "'1'", "''", "' true'", "1", "0"}) {
            stays(schema, "{'b':" + other + "}");
        }
    }

    @Test
    void what_fits_is_never_changed() {
        for (String type : new String[]{"'string'", "['string','integer']", "['boolean','string','array','object','number','null']"}) {
            for (String text : new String[]{"42", "true", "null", "{}", "[1]"}) {
                stays("{'properties':{'s':{'type':" + type + "}}}", "{'s':'" + text + "'}");
            }
        }
        stays("{}", "{'s':'42'}");
        stays("{'properties':{'s':{'anyOf':[{'type':'integer'},{'type':'string'}]}}}", "{'s':'42'}");
        stays("{'properties':{'s':{'enum':['42',7]}}}", "{'s':'42'}");
    }

    @Test
    void numbers_and_booleans_do_not_become_texts() {
        stays("{'properties':{'s':{'type':'string'}}}", "{'s':42}");
        stays("{'properties':{'s':{'type':'string'}}}", "{'s':true}");
    }

    @Test
    void null_is_absent_where_the_member_may_be_absent() {
        String schema =
            "{'properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'enum':['x']},'d':{'type':['string','null']}},'required':['a']}";
        becomes(schema, "{'a':'x','b':null,'c':null,'d':null}", "{'a':'x','d':null}");
        assertThat(coerce(schema, "{'a':null}").violations()).map(SchemaViolation::toString)
            .containsExactly("the value needs the member \"a\"");
        stays("{'items':{'type':'string'}}", "['x',null]");
    }

    @Test
    void an_object_or_array_in_a_text_becomes_that_and_what_is_in_it_is_looked_at_too() {
        String schema =
            "{'properties':{'o':{'type':'object','properties':{'n':{'type':'integer'}}},'l':{'type':'array','items':{'type':'integer'}}}}";
        assertThat(coerce(schema, JsonObject.builder().put("o", "{\"n\": \"1\"}").put("l", " [1, \"2\"]").build()).value())
            .isEqualTo(Verdicts.json("{'o':{'n':1},'l':[1,2]}"));
        for (String broken : new String[]{"{", "[1", "{n:1}", "[1] [2]", "{'n':1,}"}) {
            stays(schema, JsonObject.of("o", broken.replace('\'', '"')));
            stays(schema, JsonObject.of("l", broken.replace('\'', '"')));
        }
    }

    @Test
    void one_value_becomes_a_list_of_one_unless_it_could_be_a_list_itself() {
        String texts = "{'properties':{'l':{'type':'array','items':{'type':'string'}}}}";
        becomes(texts, "{'l':'a'}", "{'l':['a']}");
        becomes("{'properties':{'l':{'type':'array','items':{'type':'object'}}}}", "{'l':{'a':1}}", "{'l':[{'a':1}]}");
        becomes("{'properties':{'l':{'type':'array','items':{'type':'integer'}}}}", "{'l':'7'}", "{'l':[7]}");
        for (String text : new String[]{"a,b", "a; b", "a\\nb", "", " ", "[a", "{a}"}) {
            stays(texts, "{'l':'" + text + "'}");
        }
        stays("{'properties':{'l':{'type':'string'}}}", "{'l':['a']}");
    }

    @Test
    void a_value_that_could_mean_two_things_stays() {
        stays("{'properties':{'v':{'type':['integer','array']}}}", "{'v':'7'}");
        stays("{'properties':{'v':{'anyOf':[{'type':'integer'},{'type':'array','items':{'type':'string'}}]}}}", "{'v':'7'}");
        stays(
            "{'properties':{'v':{'oneOf':[{'type':'object','properties':{'n':{'type':'integer'}}},{'type':'object','properties':{'n':{'type':'boolean'}}}]}}}",
            "{'v':{'n':'7'}}");
        stays("{'properties':{'v':{'oneOf':[{'type':'integer','minimum':1},{'type':'integer','minimum':2}]}}}", "{'v':7}");
    }

    @Test
    void alternatives_of_other_types_make_nothing_ambiguous() {
        String optional =
            "{'properties':{'v':{'anyOf':[{'type':'object','properties':{'n':{'type':'integer'}}},{'type':'null'}]},'i':{'oneOf':[{'type':'integer'},{'type':'null'}]}}}";
        becomes(optional, "{'v':{'n':'7'},'i':'8'}", "{'v':{'n':7},'i':8}");
        stays(optional, "{'v':null,'i':null}");
    }

    @Test
    void nested_values_and_references_are_treated_alike() {
        becomes(
            "{'$defs':{'p':{'type':'object','properties':{'x':{'type':'number'},'next':{'$ref':'#/$defs/p'}}}},'properties':{'l':{'type':'array','items':{'$ref':'#/$defs/p'}}}}",
            "{'l':[{'x':'1'},{'x':2,'next':{'x':'3','next':null}}]}", "{'l':[{'x':1},{'x':2,'next':{'x':3}}]}");
    }

    @Test
    void the_places_that_changed_are_named() {
        assertThat(coerce("{'properties':{'a/b':{'type':'array','items':{'type':'integer'}}}}", "{'a/b':[1,'2']}").places())
            .containsExactly("/a~1b/1");
    }

    @Test
    void ten_thousand_texts_become_numbers_in_one_go() {
        var items = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            items.append(i == 0 ? "" : ",").append("'").append(i).append("'");
        }
        String list = items.append("]").toString();
        becomes("{'items':{'type':'integer'}}", list, list.replace("'", ""));
    }

    @Test
    void members_that_a_schema_does_not_speak_of_are_known() {
        JsonSchema schema = schema("{'properties':{'a':true},'patternProperties':{'^x-':true},'additionalProperties':false,"
            + "'allOf':[{'properties':{'b':true}}],'oneOf':[{'required':['c']},{'$ref':'#/$defs/d'}],'dependentRequired':{'e':['f']},'if':{'properties':{'g':true}},"
            + "'$defs':{'d':{'properties':{'d':{'properties':{'inside':true}}}}}}");
        assertThat(unknown(schema, "a", "x-y", "b", "c", "d", "e", "f", "g")).isEmpty();
        assertThat(unknown(schema, "a", "wait_for_previous", "inside")).containsExactly("inside", "wait_for_previous");
        assertThat(unknown(schema("{'additionalProperties':{'type':'string'}}"), "z")).isEmpty();
        assertThat(unknown(schema("{'allOf':[{'$ref':'#'}],'properties':{'a':true}}"), "z")).as("a schema without end").isEmpty();
    }

    private static List<String> unknown(JsonSchema schema, String... names) {
        var members = JsonObject.builder();
        for (String name : names) {
            members.put(name, 1);
        }
        return List.copyOf(new TreeSet<>(schema.unknownMembers(members.build())));
    }

    private static void becomes(String schema, String value, String meant) {
        Coerced coerced = coerce(schema, value);
        assertThat(coerced.value()).isEqualTo(Verdicts.json(meant));
        assertThat(coerced.violations()).isEmpty();
    }

    private static void stays(String schema, String value) {
        stays(schema, Verdicts.json(value));
    }

    private static void stays(String schema, Json value) {
        Coerced coerced = coerce(schema, value);
        assertThat(coerced.value()).isEqualTo(value);
        assertThat(coerced.places()).isEmpty();
        assertThat(coerced.violations()).isEqualTo(schema(schema).check(value));
    }

    private static Coerced coerce(String schema, String value) {
        return coerce(schema, Verdicts.json(value));
    }

    private static Coerced coerce(String schema, Json value) {
        return schema(schema).coerce(value);
    }

    private static JsonSchema schema(String text) {
        return JsonSchema.of((JsonObject) Verdicts.json(text));
    }
}
