package remotemcp.doctor.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.doctor.checks.Chart;
import remotemcp.doctor.checks.Memo;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Revision;

/// Calls with whatever credentials there are, in both eras of the protocol. Calls no tool: a stranger's tool may do anything.
public final class Talk {
    /// What most clients offer that do not speak the newest revision.
    public static final String LEGACY = Revision.NEWEST_WITH_HANDSHAKE.text();
    /// Those that clients in use still open with.
    public static final List<String> OLDER = List.of(Revision.JUNE_2025.text(), Revision.MARCH_2025.text());

    private final Chart chart;
    private final List<String> sessions = new ArrayList<>();
    private final Memo<Answer> discover = new Memo<>(() -> ask(Rpc.modern(chart().url(), "server/discover")));
    private final Memo<Answer> initialize = new Memo<>(this::begin);
    private final Memo<Answer> tools = new Memo<>(() -> call("tools/list"));

    public Talk(Chart chart) {
        this.chart = chart;
    }

    private Chart chart() {
        return chart;
    }

    /// The request with the person's header fields or the token of the login.
    Request dressed(Request request) {
        HeaderList fields = chart.order().headers();
        if (!chart.order().bringsToken() && chart.isGuarded()) {
            fields = chart.signIn().tokens().flatMap(tokens -> tokens.string("access_token")).map(SignIn::bearer).orElse(fields);
        }
        return request.with(fields);
    }

    public Answer ask(Request request) {
        return chart.probe().ask(dressed(request));
    }

    public Answer discover() {
        return discover.get();
    }

    /// The handshake of the older revisions.
    public Answer initialize() {
        return initialize.get();
    }

    public boolean isModern() {
        return discover().result().map(result -> Metadata.strings(result, "supportedVersions").contains(Revision.NEWEST.text()))
            .orElse(false);
    }

    public boolean isLegacy() {
        return initialize().result().map(result -> result.string("protocolVersion").isPresent()).orElse(false);
    }

    /// What was agreed on in the handshake.
    public String revision() {
        return initialize().result().flatMap(result -> result.string("protocolVersion")).filter(Talk::isPlain).orElse(LEGACY);
    }

    public Optional<String> session() {
        return initialize().headers().find(HeaderNames.SESSION_ID);
    }

    /// Any method without parameters, in the newest era that the server knows.
    public Answer call(String method) {
        return ask(isModern() ? Rpc.modern(chart.url(), method) : inSession(Rpc.legacy(chart.url(), method, revision())));
    }

    public Request inSession(Request request) {
        return session().map(id -> request.with(HeaderNames.SESSION_ID, id)).orElse(request);
    }

    public Answer tools() {
        return tools.get();
    }

    public List<JsonObject> listedTools() {
        var listed = new ArrayList<JsonObject>();
        for (Json tool : tools().result().flatMap(result -> result.array("tools")).orElse(JsonArray.of())) {
            tool.asObject().ifPresent(listed::add);
        }
        return listed;
    }

    public JsonObject capabilities() {
        return selfDescription().object("capabilities").orElse(JsonObject.empty());
    }

    /// How the server wants to be used; empty when it does not say.
    public String instructions() {
        return selfDescription().string("instructions").orElse("");
    }

    private JsonObject selfDescription() {
        return (isModern() ? discover() : initialize()).result().orElse(JsonObject.empty());
    }

    /// A session may have begun: it is ended with the examination.
    public void opened(Answer answer) {
        answer.headers().find(HeaderNames.SESSION_ID).ifPresent(sessions::add);
    }

    public Answer open(String revision) {
        Answer answer = ask(Rpc.initialize(chart.url(), revision).named("initialize " + revision));
        opened(answer);
        return answer;
    }

    public Answer end(String session) {
        sessions.remove(session);
        return ask(Request.of("DELETE", chart.url()).with(HeaderNames.SESSION_ID, session).with(HeaderNames.PROTOCOL_VERSION, LEGACY)
            .named("ends the session"));
    }

    public void close() {
        for (String session : List.copyOf(sessions)) {
            end(session);
        }
    }

    private Answer begin() {
        Answer answer = open(LEGACY);
        if (answer.result().isPresent()) {
            Request told = Rpc.notification(chart.url(), "notifications/initialized", LEGACY);
            ask(answer.headers().find(HeaderNames.SESSION_ID).map(id -> told.with(HeaderNames.SESSION_ID, id)).orElse(told));
        }
        return answer;
    }

    private static boolean isPlain(String revision) {
        for (int i = 0; i < revision.length(); i++) {
            if (revision.charAt(i) <= ' ' || revision.charAt(i) > '~') {
                return false;
            }
        }
        return revision.length() < 40;
    }
}
