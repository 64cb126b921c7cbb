package remotemcp.mcp.tools;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.JsonSchema;
import remotemcp.json.schema.SchemaViolation;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.Icon;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.input.InputRequiredException;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.MirroredArgument;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// One tool as it was declared, and the answering of a call to it (2026-07-28, server/tools).
public final class Tool {
    /// Claude shortens results of more than about this many characters.
    static final int RESULT_LIMIT = 150_000;

    private final String name;
    private final Arguments arguments;
    private final ToolBody body;
    private final Optional<JsonSchema> output;
    private final JsonObject needs;
    private final Map<String, String> scopes;
    private final Pace pace;
    private final boolean asks;
    private final int resultLimit;
    private final JsonObject definition;
    private final List<MirroredArgument> mirrored;
    /// The first such result is logged. Calls that answer at the same moment may each log it, which does no harm.
    private boolean resultWithoutTextIsLogged;

    private Tool(ToolBuilder declared, ToolBody body) {
        name = declared.name;
        arguments = new Arguments(name, declared.params, JsonSchema.of(declared.input.orElseGet(declared.params::schema)),
            declared.input.isPresent(),
            declared.isStrict);
        output = declared.output.map(JsonSchema::of);
        needs = declared.needs;
        scopes = Collections.unmodifiableMap(declared.scopes);
        pace = declared.pace;
        asks = declared.asks;
        resultLimit = declared.resultLimit;
        definition = define(declared);
        mirrored = MirroredArgument.in(definition.object("inputSchema").orElseThrow());
        this.body = body;
    }

    static Tool declare(String name, String description, ToolDeclaration declaration) {
        DeclaredName.check("tool", name);
        if (description.isBlank()) {
            throw new IllegalArgumentException("tool " + name + " needs a description: it is what the model chooses by");
        }
        var declared = new ToolBuilder(name, description);
        ToolBody body = declaration.declare(declared);
        if (declared.input.isPresent() && !declared.input.get().string("type").equals(Optional.of("object"))) {
            throw new IllegalArgumentException("the input schema of " + name + " must have the type object");
        }
        if (declared.asks && declared.pace == Pace.INLINE) {
            throw new IllegalArgumentException("tool " + name + " cannot ask its client: it is declared inline, which never waits");
        }
        if (declared.input.isPresent() && !declared.params.isEmpty()) {
            throw new IllegalArgumentException("tool " + name + " declares parameters beside a schema of its own");
        }
        return new Tool(declared, body);
    }

    public String name() {
        return name;
    }

    public String description() {
        return definition.string("description").orElseThrow();
    }

    public Optional<String> title() {
        return definition.string("title");
    }

    /// The tool as `tools/list` shows it.
    public JsonObject definition() {
        return definition;
    }

    /// The arguments that clients repeat in headers.
    public List<MirroredArgument> mirrored() {
        return mirrored;
    }

    /// The scopes a caller must have been granted, and what each allows, in words.
    public Map<String, String> scopes() {
        return scopes;
    }

    Answer answer(RpcRequest request, RequestContext context, Results results) {
        requireScopes(context.caller());
        requireCapabilities(context.clientCapabilities());
        Optional<Json> progressToken = request.meta().progressToken();
        Arguments.Given given;
        try {
            given = arguments.read(request, context.log());
        } catch (ToolException wrong) {
            return new Answer.Now(result(results, ToolResult.error(wrong.getMessage())));
        }
        boolean streams = pace == Pace.SLOW || progressToken.isPresent() || context.logLevel().isPresent();
        if (pace == Pace.INLINE && !streams) {
            return new Answer.Now(
                result(results, run(new ToolCall(arguments.params(), given, request, context, ClientStream.none(), false), context.log())));
        }
        if (asks) {
            // In a session the question goes out on the stream of the call.
            return new Answer.Later(streams || context.states().isEmpty(),
                client -> answerOrQuestion(results, new ToolCall(arguments.params(), given, request, context, client, true),
                    context.log()));
        }
        return new Answer.Later(streams,
            client -> result(results, run(new ToolCall(arguments.params(), given, request, context, client, false), context.log())));
    }

    /// A tool that caught the exception has no result either: it went on without an answer.
    private JsonObject answerOrQuestion(Results results, ToolCall call, Log log) {
        try {
            ToolResult result = run(call, log);
            return call.isIncomplete() ? results.inputRequired(call.client().required()) : result(results, result);
        } catch (InputRequiredException question) {
            return results.inputRequired(call.client().required());
        }
    }

    private ToolResult run(ToolCall call, Log log) {
        ToolResult result;
        try {
            result = body.run(call);
        } catch (ToolException failed) {
            return ToolResult.error(failed.getMessage());
        }
        checkOutput(result);
        if (!resultWithoutTextIsLogged && result.lacksText()) {
            resultWithoutTextIsLogged = true;
            log.warn("tool.result.without_text", JsonObject.builder().put("tool", name)
                .put("advice", "The models of some hosts get nothing of this result: add a text that says what it is").build());
        }
        int size = result.size();
        return size <= resultLimit ? result : ToolResult.error("The result of " + name + " has " + size + " characters, more than the "
            + resultLimit + " that are sent. Ask for less at once.");
    }

    /// Clients may rely on the output schema, so a result that breaks it is a bug of the tool and goes nowhere.
    private void checkOutput(ToolResult result) {
        if (output.isEmpty() || result.isError()) {
            return;
        }
        Json value = result.structuredContent()
            .orElseThrow(() -> new IllegalStateException(name + " has an output schema but no structured result"));
        List<SchemaViolation> wrong = output.get().check(value);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the result of " + name + " breaks its output schema: " + wrong);
        }
    }

    private void requireScopes(Caller caller) {
        if (!scopes.isEmpty() && !caller.scopes().containsAll(scopes.keySet())) {
            throw RpcException.insufficientScope(scopes.keySet());
        }
    }

    private void requireCapabilities(JsonObject declared) {
        if (needs.isEmpty()) {
            return;
        }
        var missing = JsonObject.builder();
        for (String capability : needs.keys()) {
            if (!declared.has(capability)) {
                missing.put(capability, JsonObject.empty());
            }
        }
        var lacking = missing.build();
        if (!lacking.isEmpty()) {
            throw RpcException.missingClientCapability(lacking);
        }
    }

    private static JsonObject define(ToolBuilder declared) {
        var tool = JsonObject.builder().put("name", declared.name).put("title", declared.title).put("description", declared.description);
        tool.put("inputSchema", declared.input.orElseGet(declared.params::schema));
        declared.output.ifPresent(schema -> tool.put("outputSchema", schema));
        var annotations = declared.annotations.build();
        if (!annotations.isEmpty()) {
            tool.put("annotations", annotations);
        }
        Icon.write(declared.icons, tool);
        declared.meta.ifPresent(meta -> tool.put("_meta", meta));
        return tool.build();
    }

    private static JsonObject result(Results results, ToolResult answer) {
        return results.complete(answer::writeTo);
    }
}
