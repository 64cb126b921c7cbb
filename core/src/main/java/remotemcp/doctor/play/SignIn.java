package remotemcp.doctor.play;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.checks.Chart;
import remotemcp.doctor.checks.Memo;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.http.HeaderList;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.protocol.Pkce;

/// The doctor's own login with a person's browser (OAuth 2.1, authorization code with PKCE), in the steps that the checks look at one by one.
/// Tokens are shown to the endpoint that the person named and to nobody else, and revoked in the end.
public final class SignIn {
    private final Chart chart;
    private final Memo<Optional<Return>> back = new Memo<>(this::goThere);
    private final Memo<Optional<Answer>> redeemed = new Memo<>(this::redeem);
    private Optional<JsonObject> latest = Optional.empty();
    private Optional<String> spent = Optional.empty();
    private String trouble = "";

    /// One walk to the browser and back.
    public record Return(Pkce proof, Parameters answer) {
        public Optional<String> code() {
            return answer.find("code").filter(code -> !code.isEmpty());
        }
    }

    public SignIn(Chart chart) {
        this.chart = chart;
    }

    /// What the browser brought back; empty when nobody was to be sent or nobody came.
    public Optional<Return> back() {
        return back.get();
    }

    /// The token endpoint's answer to the code.
    public Optional<Answer> redeemed() {
        return redeemed.get();
    }

    /// The newest tokens; empty until a code was redeemed.
    public Optional<JsonObject> tokens() {
        return latest.isPresent() || !redeemed.isKnown() ? latest
            : redeemed().filter(Answer::isSuccess).flatMap(Answer::json).filter(json -> json.string("access_token").isPresent());
    }

    /// What went wrong, for the page that the person sees in the end.
    public Optional<String> failure() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /// Answers of a refresh may leave the refresh token out when it stays.
    public void renewed(JsonObject tokens) {
        Optional<String> refresh = tokens().flatMap(before -> before.string("refresh_token"));
        latest = Optional.of(tokens.has("refresh_token") || refresh.isEmpty() ? tokens : tokens.with("refresh_token", refresh.get()));
    }

    /// @param spent the refresh token that these were got for
    public void refreshed(String spent, JsonObject tokens) {
        renewed(tokens);
        this.spent = Optional.of(spent);
    }

    /// The refresh token that was used last.
    public Optional<String> spent() {
        return spent;
    }

    public Answer refresh(String token, String resource) {
        Form form = Form.of("grant_type", "refresh_token").with("refresh_token", token).with("resource", resource);
        return chart.probe().ask(asClient(form, "refreshes"));
    }

    public Answer revoke(String token) {
        return chart.probe()
            .ask(asClient(Form.of("token", token), "revokes a token").at(chart.metadata().endpoint("revocation_endpoint").orElse("")));
    }

    /// A request to the token endpoint in the name of the doctor's client.
    public Request asClient(Form form, String what) {
        Registration client = chart.registrar().own().orElseThrow();
        String endpoint = chart.metadata().endpoint("token_endpoint").orElse("");
        return Request.form(endpoint, form.with("client_id", client.id()).with("client_secret", client.secret())).named(what);
    }

    /// @param proof the challenge goes with it, unless it is to be left out
    public String authorizationUrl(String clientId, String redirectUri, Optional<Pkce> proof, String state) {
        Form query = Form.of("response_type", "code").with("client_id", clientId).with("redirect_uri", redirectUri).with("state", state)
            .with("code_challenge", proof.map(Pkce::challenge)).with("code_challenge_method", proof.map(_ -> Pkce.METHOD));
        return chart.metadata().endpoint("authorization_endpoint")
            .map(endpoint -> endpoint + (endpoint.indexOf('?') < 0 ? "?" : "&") + query.encoded()).orElse("");
    }

    public String withResource(String url, String resource) {
        return url + "&resource=" + PercentCode.encode(resource);
    }

    public Pkce proof() {
        return Pkce.fresh(chart.surroundings().world().random(), chart.surroundings().world().crypto());
    }

    /// Also serves as `state`.
    public String fresh() {
        return Base64Url.encode(chart.surroundings().world().random().bytes(24));
    }

    public static HeaderList bearer(String token) {
        return HeaderList.empty().with("Authorization", "Bearer " + token);
    }

    public void close() {
        boolean canRevoke = tokens().isPresent() && chart.metadata().endpoint("revocation_endpoint").isPresent();
        tokens().filter(_ -> canRevoke).flatMap(found -> found.string("refresh_token").or(() -> found.string("access_token")))
            .ifPresent(this::revoke);
    }

    private Optional<Return> goThere() {
        Optional<Registration> client = chart.order().browser().isPresent() ? chart.registrar().own() : Optional.empty();
        return client.flatMap(own -> chart.registrar().visit().flatMap(visit -> walk(own, visit)));
    }

    private Optional<Return> walk(Registration client, UserAgent.Visit visit) {
        Pkce proof = proof();
        String state = fresh();
        String scope =
            String.join(" ", chart.metadata().resource().map(found -> Metadata.strings(found, "scopes_supported")).orElse(List.of()));
        String url =
            withResource(authorizationUrl(client.id(), client.redirectUri(), Optional.of(proof), state), chart.metadata().resourceName());
        try {
            return Optional.of(new Return(proof, visit.answer(scope.isEmpty() ? url : url + "&scope=" + PercentCode.encode(scope), state)));
        } catch (LoginException e) {
            trouble = e.getMessage();
            return Optional.empty();
        }
    }

    private Optional<Answer> redeem() {
        return back().filter(found -> found.code().isPresent()).map(found -> {
            Registration client = chart.registrar().own().orElseThrow();
            Form form =
                Form.of("grant_type", "authorization_code").with("code", found.code().get()).with("redirect_uri", client.redirectUri())
                    .with("code_verifier", found.proof().verifier()).with("resource", chart.metadata().resourceName());
            Answer answer = chart.probe().ask(asClient(form, "redeems the code"));
            trouble = answer.isSuccess() ? "" : "The token endpoint answers " + Printable.of(answer.oauthError()) + ".";
            chart.registrar().endVisit(failure());
            return answer;
        });
    }
}
