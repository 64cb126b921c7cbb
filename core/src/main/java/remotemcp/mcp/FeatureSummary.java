package remotemcp.mcp;

import java.util.List;
import java.util.Optional;

/// What people read of a feature on the server's page.
///
/// @param id names the section of the page, such as `tools`
/// @param heading such as `Tools`
/// @param note what people do with it
public record FeatureSummary(String id, String heading, Optional<String> note, List<Entry> entries) {

    public FeatureSummary {
        entries = List.copyOf(entries);
    }

    /// One of what the feature offers.
    public record Entry(String name, Optional<String> title, String description, List<Argument> arguments) {

        public Entry {
            arguments = List.copyOf(arguments);
        }
    }

    /// What an entry takes.
    ///
    /// @param type such as `integer`, or `any`
    public record Argument(String name, String type, boolean required, String description) {
    }
}
