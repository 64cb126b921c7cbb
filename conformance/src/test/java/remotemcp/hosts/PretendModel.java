package remotemcp.hosts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// A model on loopback that speaks the APIs of Anthropic, OpenAI and Google, and follows a plan: it calls one tool after the
/// other and then says "done". Everything that hosts ask it is kept.
///
/// ```java
/// try (var model = PretendModel.start()) {
///     model.plan(new Call("add", JsonObject.builder().put("a", 40).put("b", 2).build(), () -> { }));
///     // run a host with its model's address at model.base()
///     model.results();   // what the host made of the tool's result
///     model.questions(); // the whole requests, with every tool as the host declares it to the model
/// }
/// ```
public final class PretendModel implements AutoCloseable {
    private final HttpServer server;
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final List<String> unknown = new CopyOnWriteArrayList<>();
    private final Set<Integer> begun = new HashSet<>();
    private volatile List<Call> plan = List.of();

    private PretendModel(HttpServer server) {
        this.server = server;
    }

    /// A call the model makes once as many results are there as calls stand before it in the plan.
    ///
    /// @param tool its name on the MCP server
    /// @param before what happens first, while the host waits for the model; once, also when the host asks again
    public record Call(String tool, JsonObject arguments, Runnable before) {
    }

    public static PretendModel start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var model = new PretendModel(server);
            server.createContext("/", model::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without a slash at the end, such as `http://127.0.0.1:40123`; OpenAI's APIs lie below `/v1`.
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Begins again: forgets what was asked.
    public synchronized void plan(Call... calls) {
        plan = List.of(calls);
        questions.clear();
        begun.clear();
    }

    /// What was asked since the plan was given, questions without tools too (hosts ask for titles and the like).
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /// What the host gave the model back for each call, in the host's words.
    public List<Json> results() {
        return questions.stream().map(Question::results).reduce(List.of(), (a, b) -> b.size() >= a.size() ? b : a);
    }

    /// The first declaration of that tool that the model was given.
    public Optional<OfferedTool> offered(String tool) {
        return questions.stream().flatMap(question -> question.tool(tool).stream()).findFirst();
    }

    /// Paths that no known API has.
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Optional<ModelApi> api = ModelApi.at(path).filter(_ -> exchange.getRequestMethod().equals("POST"));
            if (api.isPresent()) {
                answer(exchange, api.get(), body);
            } else if (path.endsWith("/models")) {
                send(exchange, 200, "application/json", "{\"object\":\"list\",\"data\":[{\"id\":\"pretend\",\"object\":\"model\"}]}");
            } else if (path.endsWith("/count_tokens") || path.endsWith(":countTokens")) {
                send(exchange, 200, "application/json", "{\"input_tokens\":1,\"totalTokens\":1}");
            } else {
                unknown.add(exchange.getRequestMethod() + " " + path);
                send(exchange, 404, "application/json", "{\"error\":{\"message\":\"the pretend model has no " + path + "\"}}");
            }
        } catch (RuntimeException ours) {
            unknown.add(exchange.getRequestURI() + ": " + ours);
            throw ours;
        }
    }

    private void answer(HttpExchange exchange, ModelApi api, byte[] body) throws IOException {
        JsonObject read;
        try {
            read = Json.parse(body).asObject().orElseThrow();
        } catch (JsonException e) {
            send(exchange, 400, "application/json", "{\"error\":{\"message\":\"no JSON\"}}");
            return;
        }
        Question question = api.read(read, Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        questions.add(question);
        ModelAnswer answer = next(question);
        if (question.stream()) {
            send(exchange, 200, "text/event-stream", api.events(question, answer));
        } else {
            send(exchange, 200, "application/json", api.whole(question, answer).text());
        }
    }

    private ModelAnswer next(Question question) {
        int at = question.results().size();
        if (at >= plan.size()) {
            return new ModelAnswer.Text("done");
        }
        Call call = plan.get(at);
        if (question.tools().isEmpty()) {
            return new ModelAnswer.Text("done");
        }
        if (first(at)) {
            call.before().run();
        }
        return question.tool(call.tool()).<ModelAnswer>map(tool -> new ModelAnswer.ToolCall("call_" + at, tool, arguments(call, tool)))
            .orElse(new ModelAnswer.Text("there is no tool " + call.tool()));
    }

    /// Models fill in what they are offered: Gemini CLI adds a parameter of its own to each tool.
    private static JsonObject arguments(Call call, OfferedTool tool) {
        boolean added = tool.schema().object("properties").filter(properties -> properties.has("wait_for_previous")).isPresent();
        return added ? call.arguments().with("wait_for_previous", Json.of(true)) : call.arguments();
    }

    private synchronized boolean first(int call) {
        return begun.add(call);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
