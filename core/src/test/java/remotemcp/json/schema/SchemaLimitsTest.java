package remotemcp.json.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What is refused as a schema, and the bounds on hostile schemas and values.
class SchemaLimitsTest {
    private static final String TOO_MUCH = "the value takes too much work to check against its schema";

    @Test
    void S25_a_reference_to_outside_is_refused_and_never_fetched() {
        refused("{'$ref':'https://example.com/schema'}", "A reference to outside the schema, which is never fetched, at #/$ref");
        refused("{'$ref':'http://169.254.169.254/latest#/a'}", "A reference to outside the schema, which is never fetched, at #/$ref");
        refused("{'items':{'$ref':'other.json#/a'}}", "A reference to outside the schema, which is never fetched, at #/items/$ref");
        refused("{'$ref':'file:///etc/passwd'}", "A reference to outside the schema, which is never fetched, at #/$ref");
    }

    @Test
    void references_to_nothing_are_refused() {
        refused("{'$ref':'#/$defs/gone'}", "A reference to nothing at #/$ref");
        refused("{'$ref':'#gone'}", "A reference to nothing at #/$ref");
        refused("{'$ref':'#/allOf/7','allOf':[true]}", "A reference to nothing at #/$ref");
        refused("{'$ref':'#/a%zz'}", "An ill-formed reference at #/$ref");
        refused("{'$ref':'#/title','title':'x'}", "Expected a schema: an object, true or false at #/title");
    }

    @Test
    void other_dialects_are_named_as_such() {
        refused("{'$schema':'http://json-schema.org/draft-04/schema#'}", "A dialect other than 2020-12, 2019-09 and draft-07 at #/$schema");
        refused("{'$schema':7}", "Expected a string at #/$schema");
    }

    @Test
    void operands_of_the_wrong_kind_are_refused_where_they_stand() {
        refused("{'properties':{'a':{'type':'strnig'}}}", "An unknown type at #/properties/a/type");
        refused("{'type':[]}", "Expected at least one type at #/type");
        refused("{'type':{}}", "Expected a string or an array at #/type");
        refused("{'minimum':'3'}", "Expected a number at #/minimum");
        refused("{'minLength':-1}", "Expected a whole number of at least 0 at #/minLength");
        refused("{'maxItems':1.5}", "Expected a whole number of at least 0 at #/maxItems");
        refused("{'multipleOf':0}", "Expected a number above 0 of at most 17 digits at #/multipleOf");
        refused("{'required':'a'}", "Expected an array at #/required");
        refused("{'required':[1]}", "Expected strings at #/required");
        refused("{'properties':[]}", "Expected an object at #/properties");
        refused("{'items':[{}]}", "Expected a schema: an object, true or false at #/items");
        refused("{'anyOf':[]}", "Expected at least one schema at #/anyOf");
        refused("{'uniqueItems':1}", "Expected true or false at #/uniqueItems");
        refused("{'not':null}", "Expected a schema: an object, true or false at #/not");
        refused("{'pattern':1}", "Expected a string at #/pattern");
    }

    @Test
    void S25_a_schema_may_not_be_endless() {
        var deep = JsonObject.of("type", "string");
        for (int i = 0; i < 65; i++) {
            deep = JsonObject.of("not", deep);
        }
        var tooDeep = deep;
        assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> JsonSchema.of(tooDeep))
            .withMessageStartingWith("Nested deeper than 64");
        var many = JsonObject.of("allOf", JsonArray.of(Collections.nCopies(10_001, JsonObject.empty()).toArray(Json[]::new)));
        assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> JsonSchema.of(many))
            .withMessageStartingWith("More than 10000 subschemas");
    }

    @Test
    void S25_a_schema_that_only_refers_to_itself_ends() {
        Verdicts.of("{'$ref':'#'}").fails("1", TOO_MUCH);
        Verdicts.of("{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}").fails("1", TOO_MUCH);
        Verdicts.of("{'unevaluatedProperties':{'$ref':'#'},'anyOf':[{'$ref':'#'}]}").fails("{'a':1}", TOO_MUCH);
    }

    /// Thirty levels of two alternatives each would be a thousand million checks.
    @Test
    void S25_alternatives_inside_alternatives_end() {
        var defs = JsonObject.builder().put("d0", JsonObject.of("type", "string"));
        for (int i = 1; i <= 30; i++) {
            var down = JsonObject.of("$ref", "#/$defs/d" + (i - 1));
            defs.put("d" + i, JsonObject.of(i % 2 == 0 ? "anyOf" : "oneOf", JsonArray.of(down, down)));
        }
        var schema = JsonSchema.of(JsonObject.of("$ref", "#/$defs/d30").with("$defs", defs.build()));
        assertThat(schema.check(Json.of(1))).map(SchemaViolation::toString).containsExactly(TOO_MUCH);
    }

    @Test
    void S25_running_out_of_work_inside_not_is_no_consent() {
        Verdicts.of("{'not':{'$ref':'#/not'}}").fails("1", TOO_MUCH);
    }

    @Test
    void a_long_chain_of_references_needs_no_deep_stack_to_compile() {
        var defs = JsonObject.builder();
        for (int i = 0; i < 9_000; i++) {
            defs.put("d" + i, JsonObject.of("$ref", "#/$defs/d" + (i + 1)));
        }
        var schema = JsonSchema.of(JsonObject.of("$ref", "#/$defs/d0").with("$defs", defs.put("d9000", JsonObject.empty()).build()));
        assertThat(schema.check(Json.of(1))).map(SchemaViolation::toString).containsExactly(TOO_MUCH);
    }

    @Test
    void violations_are_counted() {
        var schema = JsonSchema.of((JsonObject) Verdicts.json("{'items':{'type':'string'}}"));
        var ones = new JsonArray(Collections.nCopies(1000, Json.of(1)));
        assertThat(schema.check(ones)).hasSize(Walk.MOST);
    }

    @Test
    void patterns_beyond_the_matcher_are_refused() {
        String what = "A pattern that is ill-formed, too large, or beyond regular expressions (look-around, back reference, script) at ";
        refused("{'properties':{'a':{'pattern':'^(?=x)'}}}", what + "#/properties/a/pattern");
        refused("{'patternProperties':{'(a)\\\\1':false}}", what + "#/patternProperties/(a)\\1");
        refused("{'pattern':'['}", what + "#/pattern");
    }

    @Test
    void patterns_beyond_the_matcher_are_left_out_and_named_in_a_schema_of_someone_else() {
        var schema = JsonSchema.lenient(Verdicts.json(
            "{'properties':{'a':{'pattern':'^(?=x)'},'b':{'pattern':'^x'}},'patternProperties':{'(a)\\\\1':false},'additionalProperties':false}"));
        assertThat(schema.unchecked()).containsExactlyInAnyOrder("/properties/a/pattern", "/patternProperties/(a)\\1",
            "/additionalProperties");
        assertThat(schema.check(Verdicts.json("{'a':'y','c':1}"))).isEmpty();
        assertThat(schema.check(Verdicts.json("{'b':'y'}"))).hasSize(1);
    }

    @Test
    void keywords_that_only_other_drafts_heed_are_refused() {
        refused("{'items':{'dependencies':{'a':['b']}}}",
            "A keyword of another draft, which has no effect here (write dependentRequired or dependentSchemas), at #/items/dependencies");
        refused("{'additionalItems':false}",
            "A keyword of another draft, which has no effect here (write items beside prefixItems), at #/additionalItems");
        refused("{'$schema':'http://json-schema.org/draft-07/schema#','unevaluatedProperties':false}",
            "A keyword of another draft, which has no effect here (write additionalProperties), at #/unevaluatedProperties");
        refused("{'$schema':'https://json-schema.org/draft/2019-09/schema','prefixItems':[true]}",
            "A keyword of another draft, which has no effect here (write an array under items), at #/prefixItems");
        assertThat(JsonSchema.lenient(Verdicts.json("{'dependencies':{'a':['b']}}")).check(Verdicts.json("{'a':1}"))).isEmpty();
        Verdicts.of("{'properties':{'dependencies':{'type':'string'}}}").fit("{'dependencies':'x'}");
    }

    @Test
    void a_vocabulary_that_is_required_and_unknown_is_refused() {
        Map<String, Json> documents =
            Map.of("https://example.com/meta", Verdicts.json("{'$schema':'https://json-schema.org/draft/2020-12/schema',"
                + "'$vocabulary':{'https://json-schema.org/draft/2020-12/vocab/core':true,'https://example.com/units':true}}"));
        assertThatExceptionOfType(SchemaException.class)
            .isThrownBy(() -> JsonSchema.of(Verdicts.json("{'$schema':'https://example.com/meta'}"), documents))
            .withMessage("A metaschema that requires the vocabulary https://example.com/units, which is not supported, at #/$schema");
    }

    @Test
    void documents_are_read_only_where_they_are_given() {
        Map<String, Json> documents =
            Map.of("https://example.com/a", Verdicts.json("{'$ref':'b'}"), "https://example.com/b", Verdicts.json("{'type':'string'}"));
        var schema = JsonSchema.of(Verdicts.json("{'$ref':'https://example.com/a'}"), documents);
        assertThat(schema.check(Json.of("x"))).isEmpty();
        assertThat(schema.check(Json.of(1))).hasSize(1);
        assertThatExceptionOfType(SchemaException.class)
            .isThrownBy(() -> JsonSchema.of(Verdicts.json("{'$ref':'https://example.com/c'}"), documents))
            .withMessage("A reference to outside the schema, which is never fetched, at #/$ref");
    }

    @Test
    void one_id_names_one_schema() {
        refused("{'$defs':{'a':{'$id':'https://example.com/a'},'b':{'$id':'https://example.com/a'}}}",
            "The $id of another schema at #/$defs/b/$id");
    }

    /// What is judged is noted while it is checked. Asking again at each level would double the work with each: 2^60 here.
    @Test
    void S25_unevaluated_members_deep_in_a_tree_cost_no_more_than_its_size() {
        var schema = JsonSchema
            .of(Verdicts.json("{'$ref':'#/$defs/base','unevaluatedProperties':false,'$defs':{'base':{'properties':{'child':{'$ref':'#'}},"
                + "'anyOf':[{'properties':{'n':{'type':'integer'}}},{'properties':{'n':{'type':'string'}}}]}}}"));
        assertThat(schema.check(tree(60, Json.of(1)))).isEmpty();
        assertThat(schema.check(tree(60, Json.of(true)))).hasSize(Walk.MOST);
        assertThat(schema.check(JsonObject.of("child", JsonObject.of("x", "y")))).map(SchemaViolation::toString)
            .containsExactly("/child/x is not allowed");
    }

    private static JsonObject tree(int depth, Json value) {
        var tree = JsonObject.of("n", value);
        for (int i = 0; i < depth; i++) {
            tree = JsonObject.of("child", tree).with("n", value);
        }
        return tree;
    }

    /// Resources that lead into each other by dynamic references alone, each with many anchors.
    @Test
    void S25_dynamic_references_end() {
        var defs = JsonObject.builder();
        for (int i = 0; i < 300; i++) {
            var inner = JsonObject.builder().put("$id", "r" + i).put("$dynamicRef", "#a" + i);
            var anchors = JsonObject.builder();
            for (int j = 0; j < 20; j++) {
                anchors.put("x" + j, JsonObject.of("$dynamicAnchor", "a" + (i + j)).with("$ref", "r" + (i + 1)));
            }
            defs.put("r" + i, inner.put("$defs", anchors.build()).build());
        }
        defs.put("r300", JsonObject.of("$id", "r300"));
        var schema = JsonObject.of("$id", "https://example.com/root").with("$ref", "r0").with("$defs", defs.build());
        try {
            assertThat(JsonSchema.of(schema).check(Json.of(1))).map(SchemaViolation::toString).isSubsetOf(List.of(TOO_MUCH));
        } catch (SchemaException e) {
            assertThat(e.getMessage()).isIn("Too many dynamic references at #", "More than 10000 subschemas at #");
        }
    }

    private static void refused(String schema, String message) {
        var object = (JsonObject) Verdicts.json(schema);
        assertThatExceptionOfType(SchemaException.class).as(schema).isThrownBy(() -> JsonSchema.of(object)).withMessage(message);
    }
}
