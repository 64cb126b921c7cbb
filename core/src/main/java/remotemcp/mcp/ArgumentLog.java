package remotemcp.mcp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;
import remotemcp.text.UnsafeCharacters;

/// Tells the log, at debug level, which arguments of a call were not taken as they were sent: their names and never their values.
public final class ArgumentLog {
    private static final int MOST = 10;
    private static final int LONGEST = 64;

    private ArgumentLog() {
    }

    /// @param owner such as `tool add`
    /// @param dropped names the owner does not have
    /// @param converted places whose value was changed
    public static void write(Log log, String owner, Collection<String> dropped, Collection<String> converted) {
        log.write(Log.Level.DEBUG, "arguments.changed", JsonObject.builder().put("of", owner)
            .put("dropped", shown(dropped)).put("converted", shown(converted)).build());
    }

    private static JsonArray shown(Collection<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names) {
            if (shown.size() == MOST) {
                shown.add("and " + (names.size() - MOST) + " more");
                break;
            }
            shown.add(shown(name));
        }
        return JsonArray.ofStrings(shown);
    }

    private static String shown(String name) {
        var safe = new StringBuilder();
        for (int at = 0; at < name.length() && safe.length() < LONGEST;) {
            int c = name.codePointAt(at);
            safe.appendCodePoint(UnsafeCharacters.isUnsafe(c) ? 0xFFFD : c);
            at += Character.charCount(c);
        }
        return name.length() > LONGEST ? safe.append('…').toString() : safe.toString();
    }
}
