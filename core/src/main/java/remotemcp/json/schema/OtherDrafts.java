package remotemcp.json.schema;

import java.util.Map;
import java.util.TreeMap;

/// Keywords that judge values in other drafts and would go unheeded in the dialect of a schema: their author is told, not left to believe that they hold.
final class OtherDrafts {
    private static final Map<String,
        String> IN_2020_12 = new TreeMap<>(Map.of("additionalItems", "items beside prefixItems", "dependencies",
            "dependentRequired or dependentSchemas", "$recursiveRef", "$dynamicRef", "extends", "allOf", "disallow", "not", "divisibleBy",
            "multipleOf"));
    private static final Map<String, String> IN_2019_09 =
        new TreeMap<>(Map.of("prefixItems", "an array under items", "$dynamicRef", "$recursiveRef"));
    private static final Map<String, String> IN_DRAFT_07 =
        new TreeMap<>(Map.of("prefixItems", "an array under items", "$dynamicRef", "$ref", "$recursiveRef",
            "$ref", "unevaluatedItems", "additionalItems", "unevaluatedProperties", "additionalProperties"));

    private OtherDrafts() {
    }

    static void refuse(Place place) {
        Map<String, String> foreign = switch (place.dialect()) {
            case DRAFT_2020_12 -> IN_2020_12;
            case DRAFT_2019_09 -> IN_2019_09;
            case DRAFT_07 -> IN_DRAFT_07;
        };
        for (String keyword : place.schema().keys()) {
            String instead = foreign.get(keyword);
            if (instead != null) {
                throw place.bad(keyword, "A keyword of another draft, which has no effect here (write " + instead + "),");
            }
        }
    }
}
