package remotemcp.doctor.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.doctor.checks.Chart;
import remotemcp.doctor.checks.Memo;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Registers clients (RFC 7591), under the doctor's name, and deletes them afterwards where the server lets it (RFC 7592).
public final class Registrar {
    /// A port on which nothing needs to listen: nobody is sent there without a browser.
    private static final String NOBODY = "http://127.0.0.1:33418/callback";

    private final Chart chart;
    private final List<JsonObject> registered = new ArrayList<>();
    private boolean visitIsOver;
    private final Memo<Optional<Registration>> own = new Memo<>(this::ownOnce);
    private final Memo<Optional<UserAgent.Visit>> visit = new Memo<>(this::beginVisit);

    public Registrar(Chart chart) {
        this.chart = chart;
    }

    /// @param body as RFC 7591 has it
    /// @param what is registered, in words
    public Answer register(JsonObject body, String what) {
        Answer answer = chart.probe().ask(Request.json(chart.metadata().endpoint("registration_endpoint").orElse(""), body).named(what));
        if (answer.isSuccess()) {
            answer.json().ifPresent(registered::add);
        }
        return answer;
    }

    /// The client with which the doctor itself goes on; empty when the server registers none.
    public Optional<Registration> own() {
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
        endVisit(chart.signIn().failure());
        for (JsonObject client : registered) {
            Optional<String> url = client.string("registration_client_uri");
            Optional<String> token = client.string("registration_access_token");
            if (url.isPresent() && token.isPresent()) {
                chart.probe().ask(Request.of("DELETE", url.get()).with("Authorization", "Bearer " + printable(token.get()))
                    .named("deletes the doctor's client"));
            }
        }
    }

    private Optional<UserAgent.Visit> beginVisit() {
        return chart.order().browser().map(agent -> agent.begin(Optional.empty()));
    }

    private Optional<Registration> ownOnce() {
        if (chart.metadata().endpoint("registration_endpoint").isEmpty()) {
            return Optional.empty();
        }
        String redirect = visit().map(UserAgent.Visit::redirectUri).orElse(NOBODY);
        Answer answer =
            register(Registration.body("remote-mcp doctor", JsonArray.ofStrings(List.of(redirect))), "registers the doctor itself");
        return answer.isSuccess()
            ? answer.json().filter(json -> json.string("client_id").isPresent()).map(json -> new Registration(redirect, json))
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
