package remotemcp.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonObject;

/// A part of what a server offers, such as its tools. It brings all of itself: methods, capability, changes it tells of, and what people read
/// of it. [McpServer.Builder#feature] adds it; nothing else in the server knows it by name.
///
/// A feature belongs to one server. What it answers to requests of 2026-07-28 is said in older words by [remotemcp.protocol.McpMethod].
public interface ServerFeature {

    /// Adds methods and kinds of changes to the server. Called once, when the server is built.
    ///
    /// @throws IllegalStateException when the feature belongs to another server already
    void join(FeatureRegistry server);

    /// What the server says of it: members of `ServerCapabilities`.
    JsonObject capabilities();

    /// What people read of it on the server's page; empty when there is nothing to read.
    default Optional<FeatureSummary> summary() {
        return Optional.empty();
    }

    /// The scopes it asks for and what each allows, in words.
    default Map<String, String> scopes() {
        return Map.of();
    }

    /// Kinds of changes it tells of, among those it added when it joined.
    default List<ChangeTopic> topics() {
        return List.of();
    }
}
