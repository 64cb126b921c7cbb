package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// One thing that a server offers.
///
/// @param name what it is called by: a name, URI or URI template
/// @param json its definition, unchanged
record Item(Kind kind, String name, JsonObject json) {

    enum Kind {
        TOOL("Tools", "tool", "call"),
        RESOURCE("Resources", "resource", "read"),
        TEMPLATE("Templates", "resource template", "read"),
        PROMPT("Prompts", "prompt", "get");

        final String heading;
        final String word;
        final String verb;

        Kind(String heading, String word, String verb) {
            this.heading = heading;
            this.word = word;
            this.verb = verb;
        }
    }

    /// What the list shows.
    String label() {
        return kind == Kind.RESOURCE || kind == Kind.TEMPLATE
            ? json.string("title").or(() -> json.string("name")).filter(text -> !text.isBlank()).orElse(name) : name;
    }

    String description() {
        return json.string("description").orElse("");
    }

    boolean mentions(String words) {
        String all = (name + " " + label() + " " + json.string("title").orElse("") + " " + description()).toLowerCase(Locale.ROOT);
        return all.contains(words.toLowerCase(Locale.ROOT));
    }

    /// What has to be known to use it.
    List<Field> fields() {
        return switch (kind) {
            case TOOL -> Field.of(json.object("inputSchema").orElse(JsonObject.empty()));
            case RESOURCE -> List.of();
            case TEMPLATE -> variables();
            case PROMPT -> arguments();
        };
    }

    private List<Field> arguments() {
        var fields = new ArrayList<Field>();
        for (Json argument : json.array("arguments").orElse(JsonArray.of())) {
            JsonObject object = argument.asObject().orElse(JsonObject.empty());
            object.string("name").ifPresent(argumentName -> fields
                .add(Field.text(argumentName, object.string("description").orElse(""), object.bool("required").orElse(false))));
        }
        return fields;
    }

    /// The expressions of the simple kinds (RFC 6570, levels 1 and 2).
    private List<Field> variables() {
        var fields = new ArrayList<Field>();
        for (int start = name.indexOf('{'); start >= 0; start = name.indexOf('{', start + 1)) {
            int end = name.indexOf('}', start);
            if (end > start + 1) {
                fields.add(Field.text(variable(name.substring(start + 1, end)), "", true));
            }
        }
        return fields;
    }

    private static String variable(String expression) {
        return expression.startsWith("+") || expression.startsWith("#") ? expression.substring(1) : expression;
    }

    /// The URI that these values make of a template; a reserved expression keeps what the person wrote.
    String uri(JsonObject values) {
        String uri = name;
        for (Map.Entry<String, Json> value : values.entries()) {
            String text = value.getValue().asString().orElse("");
            String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20");
            uri = uri.replace("{" + value.getKey() + "}", encoded).replace("{+" + value.getKey() + "}", text)
                .replace("{#" + value.getKey() + "}", "#" + text);
        }
        return uri;
    }
}
