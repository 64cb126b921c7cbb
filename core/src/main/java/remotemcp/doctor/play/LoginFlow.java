package remotemcp.doctor.play;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.checks.ExaminationContext;
import remotemcp.doctor.checks.Lazy;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.http.HeaderList;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.protocol.Pkce;

/// The doctor's own login with a person's browser (OAuth 2.1, authorization code with PKCE), in the steps that the checks look at one by one.
/// Tokens are shown to the endpoint that the person named and to nobody else, and revoked in the end.
public final class LoginFlow {
    private final ExaminationContext context;
    private final Lazy<Optional<Return>> back = new Lazy<>(this::goThere);
    private final Lazy<Optional<ProbeResponse>> redeemed = new Lazy<>(this::redeem);
    private Optional<JsonObject> latest = Optional.empty();
    private Optional<String> spent = Optional.empty();
    private String trouble = "";

    /// One walk to the browser and back.
    public record Return(Pkce proof, Parameters answer) {
        public Optional<String> code() {
            return answer.find("code").filter(code -> !code.isEmpty());
        }
    }

    public LoginFlow(ExaminationContext context) {
        this.context = context;
    }

    /// What the browser brought back; empty when nobody was to be sent or nobody came.
    public Optional<Return> back() {
        return back.get();
    }

    /// The token endpoint's answer to the code.
    public Optional<ProbeResponse> redeemed() {
        return redeemed.get();
    }

    /// The newest tokens; empty until a code was redeemed.
    public Optional<JsonObject> tokens() {
        return latest.isPresent() || !redeemed.isKnown() ? latest
            : redeemed().filter(ProbeResponse::isSuccess).flatMap(ProbeResponse::json)
                .filter(json -> json.string("access_token").isPresent());
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

    public ProbeResponse refresh(String token, String resource) {
        Form form = Form.of("grant_type", "refresh_token").with("refresh_token", token).with("resource", resource);
        return context.probe().ask(asClient(form, "refreshes"));
    }

    public ProbeResponse revoke(String token) {
        return context.probe()
            .ask(asClient(Form.of("token", token), "revokes a token").at(context.metadata().endpoint("revocation_endpoint").orElse("")));
    }

    /// A request to the token endpoint in the name of the doctor's client.
    public ProbeRequest asClient(Form form, String what) {
        RegisteredClient client = context.registrar().own().orElseThrow();
        String endpoint = context.metadata().endpoint("token_endpoint").orElse("");
        return ProbeRequest.form(endpoint, form.with("client_id", client.id()).with("client_secret", client.secret())).named(what);
    }

    /// @param proof the challenge goes with it, unless it is to be left out
    public String authorizationUrl(String clientId, String redirectUri, Optional<Pkce> proof, String state) {
        Form query = Form.of("response_type", "code").with("client_id", clientId).with("redirect_uri", redirectUri).with("state", state)
            .with("code_challenge", proof.map(Pkce::challenge)).with("code_challenge_method", proof.map(_ -> Pkce.METHOD));
        return context.metadata().endpoint("authorization_endpoint")
            .map(endpoint -> endpoint + (endpoint.indexOf('?') < 0 ? "?" : "&") + query.encoded()).orElse("");
    }

    public String withResource(String url, String resource) {
        return url + "&resource=" + PercentCode.encode(resource);
    }

    public Pkce proof() {
        return Pkce.fresh(context.environment().world().random(), context.environment().world().crypto());
    }

    /// Also serves as `state`.
    public String fresh() {
        return Base64Url.encode(context.environment().world().random().bytes(24));
    }

    public static HeaderList bearer(String token) {
        return HeaderList.empty().with("Authorization", "Bearer " + token);
    }

    public void close() {
        boolean canRevoke = tokens().isPresent() && context.metadata().endpoint("revocation_endpoint").isPresent();
        tokens().filter(_ -> canRevoke).flatMap(found -> found.string("refresh_token").or(() -> found.string("access_token")))
            .ifPresent(this::revoke);
    }

    private Optional<Return> goThere() {
        Optional<RegisteredClient> client = context.options().browser().isPresent() ? context.registrar().own() : Optional.empty();
        return client.flatMap(own -> context.registrar().visit().flatMap(visit -> walk(own, visit)));
    }

    private Optional<Return> walk(RegisteredClient client, UserAgent.Visit visit) {
        Pkce proof = proof();
        String state = fresh();
        String scope =
            String.join(" ", context.metadata().resource().map(found -> Metadata.strings(found, "scopes_supported")).orElse(List.of()));
        String url =
            withResource(authorizationUrl(client.id(), client.redirectUri(), Optional.of(proof), state), context.metadata().resourceName());
        try {
            return Optional.of(new Return(proof, visit.answer(scope.isEmpty() ? url : url + "&scope=" + PercentCode.encode(scope), state)));
        } catch (LoginException e) {
            trouble = e.getMessage();
            return Optional.empty();
        }
    }

    private Optional<ProbeResponse> redeem() {
        return back().filter(found -> found.code().isPresent()).map(found -> {
            RegisteredClient client = context.registrar().own().orElseThrow();
            Form form =
                Form.of("grant_type", "authorization_code").with("code", found.code().get()).with("redirect_uri", client.redirectUri())
                    .with("code_verifier", found.proof().verifier()).with("resource", context.metadata().resourceName());
            ProbeResponse response = context.probe().ask(asClient(form, "redeems the code"));
            trouble = response.isSuccess() ? "" : "The token endpoint answers " + Printable.of(response.oauthError()) + ".";
            context.registrar().endVisit(failure());
            return response;
        });
    }
}
