package remotemcp.json.schema;

import remotemcp.json.JsonObject;

/// The dialects of JSON Schema we speak.
enum Dialect {
    DRAFT_07, DRAFT_2019_09, DRAFT_2020_12;

    static Dialect of(JsonObject document) {
        if (document.has("$schema") && document.string("$schema").isEmpty()) {
            throw new SchemaException("Expected a string", "/$schema");
        }
        String uri = document.string("$schema").orElse("https://json-schema.org/draft/2020-12/schema");
        return switch (uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri) {
            case "https://json-schema.org/draft/2020-12/schema" -> DRAFT_2020_12;
            case "https://json-schema.org/draft/2019-09/schema" -> DRAFT_2019_09;
            case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema" -> DRAFT_07;
            default -> throw new SchemaException("A dialect other than 2020-12, 2019-09 and draft-07", "/$schema");
        };
    }
}
