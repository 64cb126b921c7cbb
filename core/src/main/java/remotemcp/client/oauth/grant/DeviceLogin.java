package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.Shown;
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
    public Errand.Outcome obtain(Errand errand, Desk desk) {
        ServerMetadata server = errand.realm().server();
        String endpoint =
            desk.reach().check(Step.AUTHORIZATION, "device endpoint", server.required(Step.AUTHORIZATION, "device_authorization_endpoint"));
        ClientRegistration client = desk.client(errand, "", List.of(GRANT, "refresh_token"));
        Form form = Form.of("client_id", client.id()).with("scope", errand.scope()).with("resource", errand.realm().resource());
        var proven = client.method().equals(ClientRegistration.NONE)
            ? new ClientAuthentication.Proven(form, HeaderList.empty()) : desk.prove(form, client, server.issuer());
        JsonObject answer = new TokenRequests(desk.world(), Optional.empty()).post(endpoint, proven);
        show(answer, desk);
        return new Errand.Outcome(client, await(answer, errand, client, desk));
    }

    private void show(JsonObject answer, Desk desk) {
        String address = answer.string("verification_uri")
            .orElseThrow(() -> new LoginException(Step.AUTHORIZATION, "the device answer names no address to go to"));
        String code = answer.string("user_code").orElse("");
        Optional<String> direct = answer.string("verification_uri_complete");
        direct.ifPresent(url -> desk.reach().checkOpenable(Step.AUTHORIZATION, "verification address", url));
        display.show(desk.reach().checkOpenable(Step.AUTHORIZATION, "verification address", address), Shown.text(code, 50), direct);
    }

    private Tokens await(JsonObject answer, Errand errand, ClientRegistration client, Desk desk) {
        Form grant = Form.of("grant_type", GRANT).with("device_code", answer.string("device_code").orElse(""));
        long interval = Math.clamp(answer.integer("interval").orElse(5), 1, 60);
        long end = desk.world().clock().now() + 1000 * Math.clamp(answer.integer("expires_in").orElse(600), 1, LONGEST_SECONDS);
        while (desk.world().clock().now() < end) {
            display.pause((int) interval);
            try {
                return desk.redeem(errand, client, grant);
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
