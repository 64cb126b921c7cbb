package remotemcp.mcp.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Icon;

/// Declares one tool: its parameters, and how it behaves. Handed to a [ToolDeclaration]. Say of each tool what it may change
/// ([#readOnly], [#destructive], [#openWorld]): some hosts call no tool that says nothing, unless a person allows it.
public final class ToolBuilder {
    final String name;
    final String description;
    final Params params = new Params();
    final JsonObject.Builder annotations = JsonObject.builder();
    Optional<JsonObject> input = Optional.empty();
    Optional<JsonObject> output = Optional.empty();
    Optional<String> title = Optional.empty();
    JsonObject needs = JsonObject.empty();
    final List<Icon> icons = new ArrayList<>();
    Optional<JsonObject> meta = Optional.empty();
    final Map<String, String> scopes = new LinkedHashMap<>();
    Pace pace = Pace.BLOCKING;
    boolean asks;
    boolean isStrict;
    int resultLimit = Tool.RESULT_LIMIT;

    ToolBuilder(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public Param<String> string(String name, String description) {
        return params.add(name, description, Kind.string());
    }

    /// A text that is one of these.
    public Param<String> choice(String name, String description, String... options) {
        return params.add(name, description, Kind.choice(List.of(options)));
    }

    public Param<Double> number(String name, String description) {
        return params.add(name, description, Kind.number());
    }

    /// A number with all digits the client wrote.
    public Param<JsonNumber> exactNumber(String name, String description) {
        return params.add(name, description, Kind.exactNumber());
    }

    public Param<Integer> integer(String name, String description) {
        return params.add(name, description, Kind.integer());
    }

    /// A whole number, both bounds included.
    public Param<Integer> integer(String name, String description, int least, int greatest) {
        return params.add(name, description, Kind.integer(least, greatest));
    }

    public Param<Boolean> bool(String name, String description) {
        return params.add(name, description, Kind.bool());
    }

    public Param<List<String>> strings(String name, String description) {
        return params.add(name, description, Kind.strings());
    }

    public Param<JsonObject> object(String name, String description) {
        return params.add(name, description, Kind.object());
    }

    /// Takes a hand-written JSON Schema (2020-12) instead of declared parameters; read the call's `arguments()` then. What does not fit is refused,
    /// unless it can be meant in one way only, as [#strict()] says.
    public ToolBuilder input(JsonObject schema) {
        input = Optional.of(schema);
        return this;
    }

    /// Takes only arguments that fit the schema as they are sent.
    ///
    /// Otherwise a call does not fail for what hosts and models add or write differently. Where its arguments do not fit the schema, the server
    /// drops those the tool does not have (Gemini CLI adds `wait_for_previous` to every call, Cline `task_progress`), takes null as absent where
    /// that is allowed, reads a number, boolean, list or object that was sent as its text, and takes a single value for a list of one. The tool
    /// sees the result. Whatever could mean two things is refused, in words that the model reads, and nothing that fits is changed. Models are
    /// told the schema as it is in both cases.
    ///
    /// A strict tool is right where a misspelt optional argument must not be overlooked, such as `dryRun`.
    public ToolBuilder strict() {
        isStrict = true;
        return this;
    }

    /// What the structured part of each result looks like (JSON Schema 2020-12). A result that breaks it is a bug of the tool.
    public ToolBuilder output(JsonObject schema) {
        output = Optional.of(schema);
        return this;
    }

    /// A name for people.
    public ToolBuilder title(String text) {
        title = Optional.of(text);
        return this;
    }

    /// A picture that hosts may show.
    public ToolBuilder icon(Icon icon) {
        icons.add(icon);
        return this;
    }

    /// What programs that know each other say beside the tool.
    public ToolBuilder meta(JsonObject object) {
        meta = Optional.of(object);
        return this;
    }

    /// Says that the tool changes nothing.
    public ToolBuilder readOnly() {
        annotations.put("readOnlyHint", true);
        return this;
    }

    /// Says whether what the tool changes may be lost for good.
    public ToolBuilder destructive(boolean destructive) {
        annotations.put("destructiveHint", destructive);
        return this;
    }

    /// Says that a second call with the same arguments changes nothing more.
    public ToolBuilder idempotent() {
        annotations.put("idempotentHint", true);
        return this;
    }

    /// Says whether the tool reaches beyond this server, such as to the web.
    public ToolBuilder openWorld(boolean open) {
        annotations.put("openWorldHint", open);
        return this;
    }

    /// Promises that the tool never waits, so that it runs on the event loop and its answer costs no change of thread.
    public ToolBuilder inline() {
        pace = Pace.INLINE;
        return this;
    }

    /// Says that the tool takes long: its answer is an event stream from the start, which proxies keep open. Without this it becomes one after
    /// some seconds.
    public ToolBuilder slow() {
        pace = Pace.SLOW;
        return this;
    }

    /// The tool asks its client in the middle of a call (see [ToolCall#client]). Where a client has no session, the tool runs again from its
    /// beginning with each answer.
    public ToolBuilder asks() {
        asks = true;
        return this;
    }

    /// Refuses clients that do not declare this capability, such as `sampling`.
    public ToolBuilder needsClient(String capability) {
        needs = needs.with(capability, JsonObject.empty());
        return this;
    }

    /// Lets only those call whom their user allowed this scope. Needs a login.
    ///
    /// @param name such as `files:write`
    /// @param words what the user allows by it, as the consent page says it
    public ToolBuilder scope(String name, String words) {
        scopes.put(name, words);
        return this;
    }

    /// The most characters a result may have. Hosts cut or refuse long results, so a clear error helps the model more.
    public ToolBuilder resultLimit(int characters) {
        resultLimit = characters;
        return this;
    }
}
