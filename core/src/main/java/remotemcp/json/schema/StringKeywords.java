package remotemcp.json.schema;

import remotemcp.json.Json;
import remotemcp.json.JsonString;

/// `minLength`, `maxLength` (in code points), `pattern`.
final class StringKeywords {

    private StringKeywords() {}

    static void compile(Place place, SchemaNode node) {
        place.count("minLength").ifPresent(least -> node.add(new Length(least, Integer.MAX_VALUE,
            "must have at least " + Words.count(least, "character", "characters"))));
        place.count("maxLength").ifPresent(most -> node.add(new Length(0, most,
            "must have at most " + Words.count(most, "character", "characters"))));
        place.string("pattern").ifPresent(text -> place.pattern(text, place.at("pattern")).ifPresent(
            pattern -> node.add(new Matching(pattern, "must match the pattern " + text))));
    }

    /// Half of a pair counts as one, as if it were a character.
    static int length(String text) {
        int length = text.length();
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1))) {
                length--;
            }
        }
        return length;
    }

    private record Length(int least, int most, String wanted) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonString string) {
                walk.spend(string.value().length() / 64);
                int length = length(string.value());
                if (length < least || length > most) {
                    walk.report(path, wanted);
                }
            }
        }
    }

    private record Matching(Pattern pattern, String wanted) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonString string && !pattern.foundIn(string.value(), walk)) {
                walk.report(path, wanted);
            }
        }
    }
}
