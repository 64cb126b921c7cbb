package remotemcp.oauth.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.Parameters;
import remotemcp.http.PercentCode;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.token.ClientForm;
import remotemcp.platform.Base64Url;

/// Finds out which client calls an endpoint, and that it proved itself exactly the way it registered (RFC 6749 §2.3, OAuth 2.1 §2.4).
public final class ClientAuthenticator {
    private final Clients clients;

    public ClientAuthenticator(Clients clients) {
        this.clients = clients;
    }

    private record Credentials(ClientAuthMethod method, String id, String secret) {
    }

    /// @throws OAuthException `invalid_client` with status 401, the one signal that makes clients register anew
    public Client client(HttpRequest request, Parameters form) {
        Credentials given = credentials(request, form);
        Client client =
            clients.findToProve(given.id()).orElseThrow(() -> refusal("This server does not know the registration that the app came with"));
        boolean isProven =
            client.authMethod() == given.method() && (given.method() == ClientAuthMethod.NONE || clients.isSecret(client, given.secret()));
        if (!isProven) {
            throw refusal("The app did not prove itself in the way it is registered with");
        }
        return client;
    }

    private static Credentials credentials(HttpRequest request, Parameters form) {
        List<String> headers = request.headers().all("Authorization");
        if (headers.size() > 1 || !headers.isEmpty() && ClientForm.find(form, "client_secret").isPresent()) {
            throw new OAuthException("invalid_request", "The app proves itself in two ways at once");
        }
        if (!headers.isEmpty()) {
            return basic(headers.getFirst(), form);
        }
        String id = ClientForm.find(form, "client_id").orElseThrow(() -> refusal("The request has no client_id"));
        Optional<String> secret = ClientForm.find(form, "client_secret");
        return new Credentials(secret.isPresent() ? ClientAuthMethod.POST : ClientAuthMethod.NONE, id, secret.orElse(""));
    }

    private static Credentials basic(String header, Parameters form) {
        Credentials given = decoded(header).orElseThrow(() -> refusal("The Authorization header holds no client credentials"));
        if (!ClientForm.find(form, "client_id").orElse(given.id()).equals(given.id())) {
            throw new OAuthException("invalid_request", "client_id differs from the one in the Authorization header");
        }
        // An empty secret may as well be left out (RFC 6749 §2.3.1): then this only says who asks, in the body and here alike.
        return given.secret().isEmpty() ? new Credentials(ClientAuthMethod.NONE, given.id(), "") : given;
    }

    /// `Basic` with identifier and secret form-encoded before they were joined (RFC 6749 §2.3.1).
    private static Optional<Credentials> decoded(String header) {
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        Optional<String> pair = bytes(header.substring(space + 1).strip()).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
        int colon = pair.map(text -> text.indexOf(':')).orElse(-1);
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<String> id = PercentCode.decode(pair.get().substring(0, colon));
        Optional<String> secret = PercentCode.decode(pair.get().substring(colon + 1));
        return id.isPresent() && secret.isPresent() ? Optional.of(new Credentials(ClientAuthMethod.BASIC, id.get(), secret.get()))
            : Optional.empty();
    }

    /// Base64 with its padding (RFC 4648 §4).
    private static Optional<byte[]> bytes(String text) {
        if (text.length() % 4 != 0 || text.indexOf('-') >= 0 || text.indexOf('_') >= 0) {
            return Optional.empty();
        }
        int end = text.length();
        while (end > 0 && end > text.length() - 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        return Base64Url.decode(text.substring(0, end).replace('+', '-').replace('/', '_'));
    }

    private static OAuthException refusal(String why) {
        return new OAuthException(401, "invalid_client", why);
    }
}
