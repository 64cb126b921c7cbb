package remotemcp.json.schema;

import java.util.Set;

/// The vocabularies of 2020-12 whose keywords judge values (Core §8.1); a metaschema may leave them out.
enum Vocabulary {
    APPLICATOR("additionalProperties", "allOf", "anyOf", "contains", "dependentSchemas", "else", "if", "items", "not", "oneOf",
        "patternProperties", "prefixItems", "properties", "propertyNames", "then"),
    UNEVALUATED("unevaluatedItems", "unevaluatedProperties"),
    VALIDATION("const", "dependentRequired", "enum", "exclusiveMaximum", "exclusiveMinimum", "maxContains", "maxItems", "maxLength",
        "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "required",
        "type", "uniqueItems");

    private final Set<String> keywords;

    Vocabulary(String... keywords) {
        this.keywords = Set.of(keywords);
    }

    boolean has(String keyword) {
        return keywords.contains(keyword);
    }
}
