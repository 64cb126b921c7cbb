package remotemcp.doctor.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.checks.Lazy;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Revision;

/// Calls with whatever credentials there are, in both eras of the protocol. Calls no tool: a stranger's tool may do anything.
public final class McpCalls {
    /// What most clients offer that do not speak the newest revision.
    public static final String LEGACY = Revision.NEWEST_WITH_HANDSHAKE.text();
    /// Those that clients in use still open with.
    public static final List<String> OLDER = List.of(Revision.JUNE_2025.text(), Revision.MARCH_2025.text());

    private final ExaminationContext context;
    private final List<String> sessions = new ArrayList<>();
    private final Lazy<ProbeResponse> discover = new Lazy<>(() -> ask(Rpc.modern(chart().url(), "server/discover")));
    private final Lazy<ProbeResponse> initialize = new Lazy<>(this::begin);
    private final Lazy<ProbeResponse> tools = new Lazy<>(() -> call("tools/list"));

    public McpCalls(ExaminationContext context) {
        this.context = context;
    }

    private ExaminationContext chart() {
        return context;
    }

    /// The request with the person's header fields or the token of the login.
    ProbeRequest dressed(ProbeRequest request) {
        HeaderList fields = context.options().headers();
        if (!context.options().bringsToken() && context.isGuarded()) {
            fields = context.login().tokens().flatMap(tokens -> tokens.string("access_token")).map(LoginFlow::bearer).orElse(fields);
        }
        return request.with(fields);
    }

    public ProbeResponse ask(ProbeRequest request) {
        return context.probe().ask(dressed(request));
    }

    public ProbeResponse discover() {
        return discover.get();
    }

    /// The handshake of the older revisions.
    public ProbeResponse initialize() {
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
        return initialize().result().flatMap(result -> result.string("protocolVersion")).filter(McpCalls::isPlain).orElse(LEGACY);
    }

    public Optional<String> session() {
        return initialize().headers().find(HeaderNames.SESSION_ID);
    }

    /// Any method without parameters, in the newest era that the server knows.
    public ProbeResponse call(String method) {
        return ask(isModern() ? Rpc.modern(context.url(), method) : inSession(Rpc.legacy(context.url(), method, revision())));
    }

    public ProbeRequest inSession(ProbeRequest request) {
        return session().map(id -> request.with(HeaderNames.SESSION_ID, id)).orElse(request);
    }

    public ProbeResponse tools() {
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
    public void opened(ProbeResponse response) {
        response.headers().find(HeaderNames.SESSION_ID).ifPresent(sessions::add);
    }

    public ProbeResponse open(String revision) {
        ProbeResponse response = ask(Rpc.initialize(context.url(), revision).named("initialize " + revision));
        opened(response);
        return response;
    }

    public ProbeResponse end(String session) {
        sessions.remove(session);
        return ask(ProbeRequest.of("DELETE", context.url()).with(HeaderNames.SESSION_ID, session).with(HeaderNames.PROTOCOL_VERSION, LEGACY)
            .named("ends the session"));
    }

    public void close() {
        for (String session : List.copyOf(sessions)) {
            end(session);
        }
    }

    private ProbeResponse begin() {
        ProbeResponse response = open(LEGACY);
        if (response.result().isPresent()) {
            ProbeRequest told = Rpc.notification(context.url(), "notifications/initialized", LEGACY);
            ask(response.headers().find(HeaderNames.SESSION_ID).map(id -> told.with(HeaderNames.SESSION_ID, id)).orElse(told));
        }
        return response;
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
