package remotemcp.mcp.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.JsonSchema;

/// A form for the client's user (2026-07-28, client/elicitation): a message and fields of simple kinds. A field is required unless it has a
/// default or is made [#optional].
///
/// ```
/// Form.asking("Who is it for?").text("name", "the name on the card").choice("size", "how large", "small", "large").yesNo("gift", "wrap it", false)
/// ```
public final class Form {
    private final String message;
    private JsonObject fields = JsonObject.empty();
    private final List<String> required = new ArrayList<>();

    private Form(String message) {
        this.message = message;
    }

    /// @param message why it is asked, in words for the user
    public static Form asking(String message) {
        return new Form(message);
    }

    public Form text(String name, String description) {
        return field(name, JsonObject.of("type", "string").with("description", Json.of(description)));
    }

    public Form text(String name, String description, String usual) {
        return preset(name, JsonObject.of("type", "string").with("description", Json.of(description)), Json.of(usual));
    }

    public Form number(String name, String description) {
        return field(name, JsonObject.of("type", "number").with("description", Json.of(description)));
    }

    public Form integer(String name, String description) {
        return field(name, JsonObject.of("type", "integer").with("description", Json.of(description)));
    }

    public Form yesNo(String name, String description, boolean usual) {
        return preset(name, JsonObject.of("type", "boolean").with("description", Json.of(description)), Json.of(usual));
    }

    /// One of several.
    public Form choice(String name, String description, String... values) {
        return field(name, JsonObject.of("type", "string").with("description", Json.of(description))
            .with("enum", JsonArray.ofStrings(List.of(values))));
    }

    /// One of several, each with words that the user sees.
    ///
    /// @param titles from value to words, in the order they are shown
    public Form choice(String name, String description, Map<String, String> titles) {
        return field(name, JsonObject.of("type", "string").with("description", Json.of(description)).with("oneOf", options(titles)));
    }

    /// Any number of several, each with words that the user sees.
    public Form choices(String name, String description, Map<String, String> titles) {
        return field(name, JsonObject.of("type", "array").with("description", Json.of(description))
            .with("items", JsonObject.of("anyOf", options(titles))));
    }

    /// A field with a schema of your own: one of the kinds of `PrimitiveSchemaDefinition`.
    public Form field(String name, JsonObject schema) {
        if (fields.has(name)) {
            throw new IllegalArgumentException("the form has two fields " + name);
        }
        fields = fields.with(name, schema);
        if (!schema.has("default")) {
            required.add(name);
        }
        return this;
    }

    /// Lets the user leave these fields empty.
    public Form optional(String... names) {
        required.removeAll(List.of(names));
        return this;
    }

    private Form preset(String name, JsonObject schema, Json usual) {
        return field(name, schema.with("default", usual));
    }

    private static JsonArray options(Map<String, String> titles) {
        var options = new ArrayList<Json>(titles.size());
        titles.forEach((value, title) -> options.add(JsonObject.of("const", value).with("title", Json.of(title))));
        return new JsonArray(options);
    }

    String message() {
        return message;
    }

    JsonObject schema() {
        var schema = JsonObject.of("type", "object").with("properties", fields);
        return required.isEmpty() ? schema : schema.with("required", JsonArray.ofStrings(required));
    }

    static boolean fits(JsonObject schema, JsonObject content) {
        return JsonSchema.of(schema).check(content).isEmpty();
    }
}
