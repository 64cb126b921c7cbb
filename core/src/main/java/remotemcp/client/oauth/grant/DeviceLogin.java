package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.registration.ClientAuthentication;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;

/// A person consents on another device (RFC 8628).
public record DeviceLogin(DeviceDisplay display) implements TokenSource {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int LONGEST_SECONDS = 1800;

    @Override
    public boolean asksPerson() {
        return true;
    }

    @Override
    public LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context) {
        ServerMetadata server = loginRequest.server().server();
        String endpoint =
            context.reach().check(Step.AUTHORIZATION, "device endpoint",
                server.required(Step.AUTHORIZATION, "device_authorization_endpoint"));
        ClientRegistration client = context.client(loginRequest, "", List.of(GRANT, "refresh_token"));
        Form form =
            Form.of("client_id", client.id()).with("scope", loginRequest.scope()).with("resource", loginRequest.server().resource());
        var proven = client.method().equals(ClientRegistration.NONE)
            ? new ClientAuthentication.Proven(form, HeaderList.empty()) : context.prove(form, client, server.issuer());
        JsonObject answer = new TokenRequests(context.world(), Optional.empty()).post(endpoint, proven);
        show(answer, context);
        return new LoginRequest.Outcome(client, await(answer, loginRequest, client, context));
    }

    private void show(JsonObject answer, GrantContext context) {
        String address = answer.string("verification_uri")
            .orElseThrow(() -> new LoginException(Step.AUTHORIZATION, "the device answer names no address to go to"));
        String code = answer.string("user_code").orElse("");
        Optional<String> direct = answer.string("verification_uri_complete");
        direct.ifPresent(url -> context.reach().checkOpenable(Step.AUTHORIZATION, "verification address", url));
        display.show(context.reach().checkOpenable(Step.AUTHORIZATION, "verification address", address), LoggableText.text(code, 50),
            direct);
    }

    private Tokens await(JsonObject answer, LoginRequest loginRequest, ClientRegistration client, GrantContext context) {
        Form grant = Form.of("grant_type", GRANT).with("device_code", answer.string("device_code").orElse(""));
        long interval = Math.clamp(answer.integer("interval").orElse(5), 1, 60);
        long end = context.world().clock().now() + 1000 * Math.clamp(answer.integer("expires_in").orElse(600), 1, LONGEST_SECONDS);
        while (context.world().clock().now() < end) {
            display.pause((int) interval);
            try {
                return context.redeem(loginRequest, client, grant);
            } catch (LoginException e) {
                switch (e.error()) {
                    case "authorization_pending" -> {}
                    case "slow_down" -> interval += 5;
                    default -> throw e;
                }
            }
        }
        throw new LoginException(Step.AUTHORIZATION, "nobody entered the code in time");
    }
}
