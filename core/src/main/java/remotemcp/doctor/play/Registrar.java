package remotemcp.doctor.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.checks.Lazy;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Registers clients (RFC 7591), under the doctor's name, and deletes them afterwards where the server lets it (RFC 7592).
public final class Registrar {
    /// A port on which nothing needs to listen: nobody is sent there without a browser.
    private static final String NOBODY = "http://127.0.0.1:33418/callback";

    private final ExaminationContext context;
    private final List<JsonObject> registered = new ArrayList<>();
    private boolean visitIsOver;
    private final Lazy<Optional<RegisteredClient>> own = new Lazy<>(this::ownOnce);
    private final Lazy<Optional<UserAgent.Visit>> visit = new Lazy<>(this::beginVisit);

    public Registrar(ExaminationContext context) {
        this.context = context;
    }

    /// @param body as RFC 7591 has it
    /// @param what is registered, in words
    public ProbeResponse register(JsonObject body, String what) {
        ProbeResponse response =
            context.probe().ask(ProbeRequest.json(context.metadata().endpoint("registration_endpoint").orElse(""), body).named(what));
        if (response.isSuccess()) {
            response.json().ifPresent(registered::add);
        }
        return response;
    }

    /// The client with which the doctor itself goes on; empty when the server registers none.
    public Optional<RegisteredClient> own() {
        return own.get();
    }

    /// The person's walk to the browser, whose redirect URI the doctor's own client has.
    Optional<UserAgent.Visit> visit() {
        return visit.get();
    }

    /// Tells the person how it ended: at once when it is known, or their browser would wait for the whole examination.
    void endVisit(Optional<String> failure) {
        if (visit.isKnown() && !visitIsOver) {
            visitIsOver = true;
            visit.get().ifPresent(open -> open.end(failure));
        }
    }

    public void close() {
        endVisit(context.login().failure());
        for (JsonObject client : registered) {
            Optional<String> url = client.string("registration_client_uri");
            Optional<String> token = client.string("registration_access_token");
            if (url.isPresent() && token.isPresent()) {
                context.probe().ask(ProbeRequest.of("DELETE", url.get()).with("Authorization", "Bearer " + printable(token.get()))
                    .named("deletes the doctor's client"));
            }
        }
    }

    private Optional<UserAgent.Visit> beginVisit() {
        return context.options().browser().map(agent -> agent.begin(Optional.empty()));
    }

    private Optional<RegisteredClient> ownOnce() {
        if (context.metadata().endpoint("registration_endpoint").isEmpty()) {
            return Optional.empty();
        }
        String redirect = visit().map(UserAgent.Visit::redirectUri).orElse(NOBODY);
        ProbeResponse response =
            register(RegisteredClient.body("remote-mcp doctor", JsonArray.ofStrings(List.of(redirect))), "registers the doctor itself");
        return response.isSuccess()
            ? response.json().filter(json -> json.string("client_id").isPresent()).map(json -> new RegisteredClient(redirect, json))
            : Optional.empty();
    }

    /// A token that would break the header field is no token.
    private static String printable(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return "";
            }
        }
        return token;
    }
}
