package remotemcp.client.oauth.registration;

import java.util.List;
import java.util.Optional;

/// Who this client says it is.
///
/// @param name shown to the person who is asked to consent
/// @param given what it was registered as by hand
/// @param document the https URL of its metadata document (Client ID Metadata Document), where it has one
/// @param key its private key, where it proves itself by one
/// @param scopes what to ask for, whatever servers say
/// @param issuer the only authorization server to sign in at; when empty, what was registered by hand, a key or a workload's token is bound
///     to the issuer of the first login, which the [LoginStore][remotemcp.client.oauth.store.LoginStore] keeps
public record ClientProfile(String name, Optional<Given> given, Optional<String> document, Optional<ClientKey> key,
    Optional<List<String>> scopes,
    Optional<String> issuer) {

    /// A registration made by hand.
    ///
    /// @param issuer the authorization server it was made at; when empty, that of the first login
    public record Given(String id, Optional<String> secret, Optional<String> issuer) {

        @Override
        public String toString() {
            return "Given[" + id + "]";
        }
    }

    public static ClientProfile named(String name) {
        return new ClientProfile(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ClientProfile registered(Given registration) {
        return new ClientProfile(name, Optional.of(registration), document, key, scopes, issuer);
    }

    public ClientProfile describedAt(String url) {
        return new ClientProfile(name, given, Optional.of(url), key, scopes, issuer);
    }

    public ClientProfile signingWith(ClientKey own) {
        return new ClientProfile(name, given, document, Optional.of(own), scopes, issuer);
    }

    public ClientProfile asking(List<String> wished) {
        return new ClientProfile(name, given, document, key, Optional.of(List.copyOf(wished)), issuer);
    }

    /// @param only the issuer's identifier, as its metadata spell it
    public ClientProfile onlyAt(String only) {
        return new ClientProfile(name, given, document, key, scopes, Optional.of(only));
    }

    /// The issuer that was named for what this client shows; empty when that of the first login is the one.
    public Optional<String> namedIssuer() {
        return issuer.or(() -> given.flatMap(Given::issuer));
    }
}
