package remotemcp.platform;

import java.util.Set;
import java.util.function.Consumer;

/// Whether what a request was authorised by is still in force: asked again and again by what goes on after the request, such as an open
/// stream, and told at once when a grant ends in this process.
public interface GrantStatus {

    /// Whether the caller's grant is active and its access token was not revoked; the token's expiry is not looked at. Waits for the store.
    boolean isActive(Caller caller);

    /// How long an answer of [#isActive] may be relied on, in milliseconds; [Long#MAX_VALUE] when grants never end.
    long interval();

    /// Registers what runs at once whenever a grant, or single access tokens of it, end in this process. It does not wait.
    void listen(Consumer<Ending> listener);

    /// What has ended.
    ///
    /// @param grant id of the grant
    /// @param tokens ids of the access tokens that have ended; empty when the whole grant has
    record Ending(String grant, Set<String> tokens) {

        public boolean includes(Access access) {
            return access.grant().equals(grant) && (tokens.isEmpty() || tokens.contains(access.token()));
        }
    }

    /// For servers without login, where nothing ends.
    static GrantStatus unlimited() {
        return new GrantStatus() {
            @Override
            public boolean isActive(Caller caller) {
                return true;
            }

            @Override
            public long interval() {
                return Long.MAX_VALUE;
            }

            @Override
            public void listen(Consumer<Ending> listener) {
            }
        };
    }
}
