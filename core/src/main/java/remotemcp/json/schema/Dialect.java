package remotemcp.json.schema;

import java.util.Optional;

/// The dialects of JSON Schema we speak.
enum Dialect {
    DRAFT_07, DRAFT_2019_09, DRAFT_2020_12;

    /// What `$recursiveAnchor` of 2019-09 is, in words of 2020-12; no anchor can have this name.
    static final String RECURSIVE_ANCHOR = "";

    static Optional<Dialect> named(String uri) {
        return switch (uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri) {
            case "https://json-schema.org/draft/2020-12/schema" -> Optional.of(DRAFT_2020_12);
            case "https://json-schema.org/draft/2019-09/schema" -> Optional.of(DRAFT_2019_09);
            case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema" -> Optional.of(DRAFT_07);
            default -> Optional.empty();
        };
    }
}
