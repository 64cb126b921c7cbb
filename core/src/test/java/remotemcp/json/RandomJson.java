package remotemcp.json;

import java.util.ArrayList;
import java.util.Random;

/// Values of every shape, repeatably random.
final class RandomJson {
    private static final String[] TEXTS =
        {"", "a", "key", "id", "\u00e9", "\u20ac", "\uD83D\uDE00", "\n\t\"\\/", "\u0000\u001f\u007f", "\u2028\uFFFF",
            "a rather long text that needs more room than sixty-four characters of a first buffer do offer", "__proto__"};
    private static final String[] NUMBERS =
        {"0", "-0", "1", "-17", "3.25", "1e5", "1E+5", "1e-7", "12345678901234567890", "0.1", "-1.5e300", "1e999"};

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    Json value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> new JsonNumber(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> Json.of(random.nextBoolean() ? random.nextLong() : random.nextInt(100));
            case 4 -> Json.of(text());
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }

    private Json array(int depth) {
        var items = new ArrayList<Json>();
        for (int i = random.nextInt(6); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return new JsonArray(items);
    }

    private Json object(int depth) {
        var object = JsonObject.builder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 6); i > 0; i--) {
            object.put(text(), value(depth - 1));
        }
        return object.build();
    }
}
