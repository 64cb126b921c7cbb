package remotemcp.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// The text of a host's JSON file, in which one entry can be set: everything else stays as it is to the letter, and the entry is laid out like
/// what surrounds it.
final class ConfigText {
    /// By how many blanks [IndentedJson] indents a level.
    private static final int USUAL_STEP = 2;

    private final String text;
    /// As long as the text, with blanks in the place of comments.
    private final String uncommented;
    /// The same, with blanks in the place of commas too that stand before the end of an object or array.
    private final String plain;
    private final JsonObject value;

    /// How an object is written.
    private enum Layout { LINES, BLANKS, DENSE }

    /// Where a member stands: its key begins, its value begins, its value has ended.
    private record Member(String name, int key, int value, int end) {
    }

    /// Where an object stands: its braces, its members.
    private record Braces(int open, int close, List<Member> members) {
        Optional<Member> find(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }
    }

    /// @param lenient whether the host takes comments, and commas behind a last member
    /// @throws JsonException when it is not JSON
    /// @throws IllegalArgumentException when it is not an object
    ConfigText(String text, boolean lenient) {
        this.text = text;
        String marked = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
        this.uncommented = lenient ? JsonComments.blanked(marked) : marked;
        this.plain = lenient ? JsonComments.withoutLastCommas(uncommented) : uncommented;
        this.value = Json.parse(plain).asObject().orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
    }

    /// The text with this entry as member `name` of the member `section`.
    ///
    /// @throws IllegalArgumentException when the section is there and not an object
    String with(String section, String name, JsonObject entry) {
        Braces root = braces(plain.indexOf('{'));
        Optional<Member> found = root.find(section);
        if (found.isEmpty()) {
            return inserted(root, root, section, JsonObject.of(name, entry));
        }
        JsonObject servers =
            value.object(section).orElseThrow(() -> new IllegalArgumentException("its member " + section + " is not a JSON object"));
        if (servers.find(name).filter(entry::equals).isPresent()) {
            return text;
        }
        Braces inner = braces(found.get().value());
        return inner.find(name).map(old -> replaced(inner, old, entry)).orElseGet(() -> inserted(root, inner, name, entry));
    }

    private String replaced(Braces object, Member old, JsonObject entry) {
        boolean isObject = plain.charAt(old.value()) == '{' && plain.charAt(old.value() + 1) != '}';
        Layout layout = isObject ? layout(braces(old.value())) : layout(object);
        return text.substring(0, old.value()) + written(entry, layout, indentation(old.key())) + text.substring(old.end());
    }

    private String inserted(Braces root, Braces object, String name, JsonObject entry) {
        return object.members().isEmpty() ? first(root, object, name, entry) : next(object, name, entry);
    }

    /// Behind the last member, and behind a comment that stands behind that in its line.
    private String next(Braces object, String name, JsonObject entry) {
        Layout layout = layout(object);
        Member last = object.members().getLast();
        int comma = uncommented.substring(last.end(), object.close()).indexOf(',');
        int ended = comma < 0 ? last.end() : last.end() + comma + 1;
        String indentation = indentation(last.key());
        int at = layout == Layout.LINES ? endOfLine(ended, object.close()) : ended;
        String between = layout == Layout.LINES ? newline() + indentation : layout == Layout.BLANKS ? " " : "";
        return text.substring(0, last.end()) + (comma < 0 ? "," : "") + text.substring(last.end(), at) + between
            + member(name, entry, layout, indentation) + (comma < 0 ? "" : ",") + text.substring(at);
    }

    private String first(Braces root, Braces object, String name, JsonObject entry) {
        Layout layout = root.members().isEmpty() ? Layout.LINES : layout(root);
        String outer = indentation(object.open());
        String indentation = outer + step(root);
        String member = member(name, entry, layout, indentation);
        if (layout != Layout.LINES) {
            return text.substring(0, object.close()) + member + text.substring(object.close());
        }
        String inside = text.substring(object.open() + 1, object.close());
        int line = inside.lastIndexOf('\n');
        boolean closesLine = line >= 0 && inside.substring(line).isBlank();
        int at = object.open() + 1 + (closesLine ? inside.substring(0, line).stripTrailing().length() : inside.stripTrailing().length());
        String rest = closesLine ? text.substring(at) : newline() + outer + text.substring(object.close());
        return text.substring(0, at) + newline() + indentation + member + rest;
    }

    private String member(String name, JsonObject entry, Layout layout, String indentation) {
        return Json.of(name).text() + (layout == Layout.DENSE ? ":" : ": ") + written(entry, layout, indentation);
    }

    /// @param indentation of the line that it begins in
    private String written(JsonObject entry, Layout layout, String indentation) {
        if (layout == Layout.DENSE) {
            return entry.text();
        }
        String step = step(braces(plain.indexOf('{')));
        String usual = IndentedJson.of(entry);
        var out = new StringBuilder();
        for (int i = 0; i < usual.length(); i++) {
            if (usual.charAt(i) != '\n') {
                out.append(usual.charAt(i));
                continue;
            }
            int blanks = 0;
            while (usual.charAt(i + 1) == ' ') {
                blanks++;
                i++;
            }
            if (layout == Layout.LINES) {
                out.append(newline()).append(indentation).append(step.repeat(blanks / USUAL_STEP));
            } else {
                out.append(out.charAt(out.length() - 1) == ',' ? " " : "");
            }
        }
        return out.toString();
    }

    private Layout layout(Braces object) {
        if (object.members().isEmpty() || uncommented.substring(object.open(), object.members().getFirst().key()).indexOf('\n') >= 0) {
            return Layout.LINES;
        }
        Member first = object.members().getFirst();
        Member last = object.members().getLast();
        boolean dense = plain.charAt(first.value() - 1) == ':' && (first == last || plain.charAt(last.key() - 1) == ',');
        return dense ? Layout.DENSE : Layout.BLANKS;
    }

    /// By how much the file indents a level.
    private String step(Braces root) {
        String found = root.members().isEmpty() || layout(root) != Layout.LINES ? "" : indentation(root.members().getFirst().key());
        return found.isEmpty() ? " ".repeat(USUAL_STEP) : found;
    }

    /// What stands before the first word of the line at that place.
    private String indentation(int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = start;
        while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private String newline() {
        int line = text.indexOf('\n');
        return line > 0 && text.charAt(line - 1) == '\r' ? "\r\n" : "\n";
    }

    /// The end of the line at that place when only blanks and comments are left in it, else that place.
    private int endOfLine(int at, int close) {
        int line = uncommented.indexOf('\n', at);
        if (line < 0 || line > close || !uncommented.substring(at, line).isBlank()) {
            return at;
        }
        return text.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    private Braces braces(int open) {
        var members = new ArrayList<Member>();
        int at = space(open + 1);
        while (plain.charAt(at) != '}') {
            int key = at;
            int end = afterString(key);
            int from = space(space(end) + 1);
            int to = afterValue(from);
            members.add(new Member(Json.parse(plain.substring(key, end)).asString().orElseThrow(), key, from, to));
            at = space(to);
            at = plain.charAt(at) == ',' ? space(at + 1) : at;
        }
        return new Braces(open, at, members);
    }

    private int space(int at) {
        int end = at;
        while (" \t\r\n".indexOf(plain.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private int afterString(int start) {
        int at = start + 1;
        while (plain.charAt(at) != '"') {
            at += plain.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int afterValue(int start) {
        int at = start;
        int depth = 0;
        do {
            char c = plain.charAt(at);
            if (c == '"') {
                at = afterString(at);
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                at++;
            }
        } while (depth > 0 || ",}] \t\r\n".indexOf(plain.charAt(at)) < 0 && isScalar(start));
        return at;
    }

    private boolean isScalar(int start) {
        return "{[\"".indexOf(plain.charAt(start)) < 0;
    }
}
