package remotemcp.client.oauth.store;

import java.util.Optional;
import java.util.function.Supplier;
import remotemcp.json.JsonObject;

/// Keeps logins between runs, and between processes that use the same server at the same time. What is kept are secrets.
public interface LoginStore {

    /// What is kept for an MCP server; empty when nothing is, or it cannot be read.
    Optional<JsonObject> find(String server);

    /// Replaces it in one step.
    ///
    /// @throws LoginException when it cannot be written
    void keep(String server, JsonObject logins);

    /// Removes it.
    void forget(String server);

    /// Does work for a server while nobody else does any for the same one: so that of many processes one logs in, and of many that
    /// refresh one spends the refresh token. Waits for the others.
    ///
    /// @throws LoginException when the others take too long
    <T> T alone(String server, Supplier<T> work);
}
