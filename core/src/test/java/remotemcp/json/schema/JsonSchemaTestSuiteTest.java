package remotemcp.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.SuiteFile;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// The public JSON-Schema-Test-Suite, draft 2020-12: what is required, and of the optional tests all but those of `format`.
class JsonSchemaTestSuiteTest {
    private static final String SUITE = "json-schema-test-suite/";
    private static final String[] REMOTES = {"baseUriChange/folderInteger.json", "baseUriChangeFolder/folderInteger.json",
        "baseUriChangeFolderInSubschema/folderInteger.json", "detached-dynamicref.json", "detached-ref.json",
        "different-id-ref-string.json", "extendible-dynamic-ref.json", "integer.json", "locationIndependentIdentifier.json",
        "metaschema-no-validation.json", "metaschema-optional-vocabulary.json", "name-defs.json",
        "nested-absolute-ref-to-string.json", "nested/foo-ref-string.json", "nested/string.json", "prefixItems.json",
        "ref-and-defs.json", "subSchemas.json", "tree.json", "urn-ref-string.json"};
    private static final String[] METASCHEMAS =
        {"meta/applicator", "meta/content", "meta/core", "meta/format-annotation", "meta/meta-data", "meta/unevaluated",
            "meta/validation", "schema"};

    private static Map<String, Json> documents;

    @ParameterizedTest
    @ValueSource(
        strings = {"additionalProperties", "allOf", "anchor", "anyOf", "boolean_schema", "const", "contains", "content", "default", "defs",
            "dependentRequired", "dependentSchemas", "dynamicRef", "enum", "exclusiveMaximum", "exclusiveMinimum", "format",
            "if-then-else", "infinite-loop-detection", "items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum",
            "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern",
            "patternProperties", "prefixItems", "properties", "propertyNames", "ref", "refRemote", "required", "type",
            "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "vocabulary"})
    void every_required_case_gets_its_verdict(String file) {
        var wrong = new ArrayList<String>();
        SuiteFile.json(SUITE + "tests/" + file + ".json").asArray().orElseThrow()
            .forEach(group -> judge(group.asObject().orElseThrow(), compiled(group), wrong));
        assertThat(wrong).isEmpty();
    }

    /// What we do not support is refused when the schema is read, never passed over.
    @ParameterizedTest
    @ValueSource(strings = {"anchor", "bignum", "cross-draft", "dependencies-compatibility", "dynamicRef", "ecmascript-regex",
        "float-overflow", "id",
        "no-schema", "non-bmp-regex", "refOfUnknownKeyword", "unknownKeyword"})
    void every_optional_case_gets_its_verdict_or_its_schema_is_refused(String file) {
        var wrong = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (Json group : SuiteFile.json(SUITE + "tests/optional/" + file + ".json").asArray().orElseThrow()) {
            try {
                judge(group.asObject().orElseThrow(), compiled(group), wrong);
            } catch (SchemaException e) {
                refused.add(group.asObject().orElseThrow().string("description").orElseThrow() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).as(refused.toString()).hasSize(refusedIn(file));
    }

    private static int refusedIn(String file) {
        return switch (file) {
            case "cross-draft" -> 1;
            case "dependencies-compatibility" -> 7;
            default -> 0;
        };
    }

    private static JsonSchema compiled(Json group) {
        return JsonSchema.of(group.asObject().orElseThrow().find("schema").orElseThrow(), documents());
    }

    private static void judge(JsonObject group, JsonSchema schema, List<String> wrong) {
        for (Json test : group.array("tests").orElseThrow()) {
            JsonObject one = test.asObject().orElseThrow();
            List<SchemaViolation> violations = schema.check(one.find("data").orElseThrow());
            if (violations.isEmpty() != one.bool("valid").orElseThrow()) {
                wrong.add(group.string("description").orElseThrow() + ": " + one.string("description").orElseThrow() + ": " + violations);
            }
        }
    }

    private static Map<String, Json> documents() {
        if (documents == null) {
            documents = new TreeMap<>();
            for (String file : REMOTES) {
                documents.put("http://localhost:1234/draft2020-12/" + file, SuiteFile.json(SUITE + "remotes/" + file));
            }
            documents.put("http://localhost:1234/draft2019-09/ignore-prefixItems.json",
                SuiteFile.json(SUITE + "remotes-2019-09/ignore-prefixItems.json"));
            for (String name : METASCHEMAS) {
                documents.put("https://json-schema.org/draft/2020-12/" + name, SuiteFile.json(SUITE + "metaschemas/" + name + ".json"));
            }
        }
        return documents;
    }
}
