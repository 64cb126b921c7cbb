package remotemcp.json.schema;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// What `$schema` of a resource says: its dialect, and the vocabularies in use.
record Metaschema(Dialect dialect, Set<Vocabulary> vocabularies) {
    /// Where nothing is said.
    static final Metaschema STANDARD = new Metaschema(Dialect.DRAFT_2020_12, EnumSet.allOf(Vocabulary.class));

    private static final String VOCABULARIES = "https://json-schema.org/draft/2020-12/vocab/";

    /// @param resource the root of a resource
    /// @param around what holds where the resource says nothing
    /// @param place of the resource, for messages
    static Metaschema of(JsonObject resource, Metaschema around, SchemaDocuments documents, String place) {
        if (!resource.has("$schema")) {
            return around;
        }
        String at = place + "/$schema";
        String uri = resource.string("$schema").orElseThrow(() -> new SchemaException("Expected a string", at));
        Optional<Dialect> known = Dialect.named(uri);
        if (known.isPresent()) {
            return new Metaschema(known.get(), STANDARD.vocabularies);
        }
        return custom(documents.metaschema(uri, at), at);
    }

    /// A metaschema of someone's own is one of 2020-12 with other vocabularies.
    private static Metaschema custom(JsonObject metaschema, String place) {
        if (!metaschema.string("$schema").flatMap(Dialect::named).equals(Optional.of(Dialect.DRAFT_2020_12))) {
            throw new SchemaException("A metaschema that is not written in 2020-12", place);
        }
        Optional<JsonObject> listed = metaschema.object("$vocabulary");
        if (listed.isEmpty()) {
            return STANDARD;
        }
        Set<Vocabulary> used = EnumSet.noneOf(Vocabulary.class);
        for (var member : listed.get().entries()) {
            add(member.getKey(), member.getValue(), used, place);
        }
        return new Metaschema(Dialect.DRAFT_2020_12, used);
    }

    private static void add(String uri, Json isRequired, Set<Vocabulary> used, String place) {
        switch (uri.startsWith(VOCABULARIES) ? uri.substring(VOCABULARIES.length()) : "") {
            case "applicator" -> used.add(Vocabulary.APPLICATOR);
            case "unevaluated" -> used.add(Vocabulary.UNEVALUATED);
            case "validation" -> used.add(Vocabulary.VALIDATION);
            case "core", "meta-data", "format-annotation", "content" -> {
            }
            default -> {
                if (isRequired instanceof JsonBoolean bool && bool.value()) {
                    throw new SchemaException("A metaschema that requires the vocabulary " + uri + ", which is not supported,", place);
                }
            }
        }
    }

    /// The schema without the keywords of vocabularies that are not in use.
    JsonObject known(JsonObject schema) {
        if (vocabularies.size() == STANDARD.vocabularies.size()) {
            return schema;
        }
        var known = JsonObject.builder();
        for (var member : schema.entries()) {
            if (isInUse(member.getKey())) {
                known.put(member.getKey(), member.getValue());
            }
        }
        return known.build();
    }

    private boolean isInUse(String keyword) {
        for (Vocabulary vocabulary : Vocabulary.values()) {
            if (vocabulary.has(keyword) && !vocabularies.contains(vocabulary)) {
                return false;
            }
        }
        return true;
    }
}
