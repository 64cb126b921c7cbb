package remotemcp.workers.unit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.ValueSource;

/// Values as Java source.
final class Literals {
    private Literals() {}

    static String of(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            out.append(c >= ' ' && c <= '~' && c != '"' && c != '\\' ? String.valueOf(c)
                : "\\u%04x".formatted((int) c).replace("\\u000a", "\\n").replace("\\u000d", "\\r")
                    .replace("\\u0022", "\\\"").replace("\\u005c", "\\\\"));
        }
        return out.append('"').toString();
    }

    /// What JUnit would make of a text for a parameter of this type; null stays null.
    static String of(Class<?> type, String text) {
        if (text == null) {
            return "null";
        }
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return of(text);
        }
        if (type == int.class || type == boolean.class || type == double.class || type == Integer.class || type == Boolean.class) {
            return text;
        }
        if (type == long.class || type == Long.class) {
            return text + "L";
        }
        if (type.isEnum()) {
            return type.getCanonicalName() + "." + text;
        }
        throw new IllegalArgumentException("no literal of " + type);
    }

    static Stream<String> of(ValueSource values) {
        return Stream.of(Arrays.stream(values.strings()).map(Literals::of), Arrays.stream(values.ints()).mapToObj(String::valueOf),
            Arrays.stream(values.longs()).mapToObj(number -> number + "L"), Arrays.stream(values.doubles()).mapToObj(String::valueOf))
            .flatMap(all -> all);
    }
}
