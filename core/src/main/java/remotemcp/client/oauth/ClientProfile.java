package remotemcp.client.oauth;

import java.util.List;
import java.util.Optional;

/// Who this client says it is.
///
/// @param name shown to the person who is asked to consent
/// @param given what it was registered as by hand
/// @param document the https URL of its metadata document (Client ID Metadata Document), where it has one
/// @param key its private key, where it proves itself by one
/// @param scopes what to ask for, whatever servers say
public record ClientProfile(String name, Optional<Given> given, Optional<String> document, Optional<ClientKey> key, Optional<List<String>> scopes) {

    /// A registration made by hand.
    ///
    /// @param issuer the authorization server it was made at; any, when empty
    public record Given(String id, Optional<String> secret, Optional<String> issuer) {

        @Override
        public String toString() {
            return "Given[" + id + "]";
        }
    }

    public static ClientProfile named(String name) {
        return new ClientProfile(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ClientProfile registered(Given registration) {
        return new ClientProfile(name, Optional.of(registration), document, key, scopes);
    }

    public ClientProfile describedAt(String url) {
        return new ClientProfile(name, given, Optional.of(url), key, scopes);
    }

    public ClientProfile signingWith(ClientKey own) {
        return new ClientProfile(name, given, document, Optional.of(own), scopes);
    }

    public ClientProfile asking(List<String> wished) {
        return new ClientProfile(name, given, document, key, Optional.of(List.copyOf(wished)));
    }
}
