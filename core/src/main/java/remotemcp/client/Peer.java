package remotemcp.client;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// The server as it described itself. What it says is for display: nothing of it is verified.
///
/// @param revision the protocol revision spoken with it
/// @param transport `streamable-http`, `sse` or `stdio`
/// @param identity `name`, `version`, perhaps `title` and more; empty when it does not say
public record Peer(String revision, String transport, JsonObject identity, JsonObject capabilities, Optional<String> instructions) {

    public String name() {
        return identity.string("name").orElse("");
    }

    public String version() {
        return identity.string("version").orElse("");
    }

    /// Whether it offers `tools`, `resources`, `prompts`, `completions`, `logging`.
    public boolean offers(String capability) {
        return capabilities.has(capability);
    }
}
