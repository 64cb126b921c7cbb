package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;

/// Wording of messages.
final class Words {
    private static final int LONGEST = 400;

    private Words() {}

    static String quoted(String text) {
        return Json.of(text).text();
    }

    /// `a, b, c`, cut off when it grows long.
    static String list(Iterable<?> things) {
        var out = new StringBuilder();
        for (Object thing : things) {
            if (out.length() > LONGEST) {
                return out.append(", …").toString();
            }
            out.append(out.isEmpty() ? "" : ", ").append(thing);
        }
        return out.toString();
    }

    static String quotedList(Iterable<String> names) {
        var quoted = new ArrayList<String>();
        for (String name : names) {
            quoted.add(quoted(name));
        }
        return list(quoted);
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String or(List<String> choices) {
        return joined(choices, " or ");
    }

    static String and(List<String> parts) {
        return joined(parts, " and ");
    }

    private static String joined(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end == 0 ? parts.getFirst() : list(parts.subList(0, end)) + last + parts.getLast();
    }
}
