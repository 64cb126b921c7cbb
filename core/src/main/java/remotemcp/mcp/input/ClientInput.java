package remotemcp.mcp.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.RequestContext;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// What one request wants to know from its client.
///
/// In a session a request goes out on the stream, and the work waits for the answer. In 2026-07-28 the result says which answers are missing
/// (`input_required`), and the client sends the request again with them: the work runs again from its beginning and meets its answers by their
/// keys. So a key means the same question each time, and what must not happen twice stands in [#once].
public final class ClientInput {
    private static final String ONCE = "once:";

    private final RpcRequest request;
    private final RequestContext context;
    private final ClientStream client;
    private final Map<String, InputRequest> missing = new LinkedHashMap<>();
    private Optional<JsonObject> known = Optional.empty();

    public ClientInput(RpcRequest request, RequestContext context, ClientStream client) {
        this.request = request;
        this.context = context;
        this.client = client;
    }

    /// Has the user fill in a form.
    ///
    /// @param key the name of the question, one for each question of the request
    /// @throws RpcException -32021 when the client did not declare that it can be asked this
    public Elicited elicit(String key, Form form) {
        return Elicited.of(ask(key, InputRequest.form(form)));
    }

    /// Asks one thing.
    ///
    /// @return the client's result
    /// @throws RpcException -32021 when the client did not declare that it can be asked this, or the error that the client answered with
    public JsonObject ask(String key, InputRequest question) {
        return ask(Map.of(key, question)).get(key);
    }

    /// Asks several things at once.
    ///
    /// @return the client's results, by the keys of the questions
    /// @throws RpcException as [#ask(String, InputRequest)]
    public Map<String, JsonObject> ask(Map<String, InputRequest> questions) {
        for (InputRequest question : questions.values()) {
            if (!question.suits(context.clientCapabilities())) {
                throw RpcException.missingClientCapability(question.capability());
            }
        }
        return context.states().isPresent() ? answered(questions) : client.ask(questions);
    }

    /// Does what must not be done again when the work runs again after a question, such as sending a message. Its outcome travels with the
    /// answers. It is done again if the client repeats a request whose result it never got.
    public Json once(String key, Supplier<Json> work) {
        if (context.states().isEmpty()) {
            return work.get();
        }
        Optional<Json> before = known().find(ONCE + key);
        if (before.isPresent()) {
            return before.get();
        }
        Json outcome = work.get();
        known = Optional.of(known().with(ONCE + key, outcome));
        return outcome;
    }

    private Map<String, JsonObject> answered(Map<String, InputRequest> questions) {
        var answers = new LinkedHashMap<String, JsonObject>();
        questions.forEach((key, question) -> answer(key, question).ifPresentOrElse(answer -> answers.put(key, answer),
            () -> missing.put(key, question)));
        if (!missing.isEmpty()) {
            throw new InputRequiredException();
        }
        return answers;
    }

    /// What the client has answered now is kept for the next round.
    private Optional<JsonObject> answer(String key, InputRequest question) {
        Optional<JsonObject> answer = known().object(key).filter(question::accepts);
        if (answer.isPresent()) {
            return answer;
        }
        Optional<JsonObject> fresh = request.params().object("inputResponses").flatMap(all -> all.object(key)).filter(question::accepts);
        fresh.ifPresent(found -> known = Optional.of(known().with(key, found)));
        return fresh;
    }

    private JsonObject known() {
        if (known.isEmpty()) {
            known = Optional.of(request.params().string("requestState")
                .map(state -> context.states().orElseThrow().open(request, context.caller().subject(), state)).orElse(JsonObject.empty()));
        }
        return known.get();
    }

    /// Whether the work asked for what is not known yet: its result does not count.
    public boolean isIncomplete() {
        return !missing.isEmpty();
    }

    /// The members of the result that asks the client.
    public Consumer<JsonObject.Builder> required() {
        var requests = JsonObject.builder();
        missing.forEach((key, question) -> requests.put(key, question.json()));
        String state = context.states().orElseThrow().seal(request, context.caller().subject(), known());
        return result -> result.put("inputRequests", requests.build()).put("requestState", state);
    }
}
