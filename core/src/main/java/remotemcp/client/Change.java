package remotemcp.client;

import java.util.Optional;
import remotemcp.protocol.RpcNotification;

/// Something that a server offers has changed.
///
/// @param uri the resource, for [Kind#RESOURCE]
public record Change(Kind kind, Optional<String> uri) {

    /// What changed: one of the lists, or one resource.
    public enum Kind {
        TOOLS, PROMPTS, RESOURCES, RESOURCE
    }

    /// Empty when the notification tells of no change.
    static Optional<Change> from(RpcNotification notification) {
        return switch (notification.method()) {
            case "notifications/tools/list_changed" -> Optional.of(new Change(Kind.TOOLS, Optional.empty()));
            case "notifications/prompts/list_changed" -> Optional.of(new Change(Kind.PROMPTS, Optional.empty()));
            case "notifications/resources/list_changed" -> Optional.of(new Change(Kind.RESOURCES, Optional.empty()));
            case "notifications/resources/updated" ->
                notification.params().string("uri").map(uri -> new Change(Kind.RESOURCE, Optional.of(uri)));
            default -> Optional.empty();
        };
    }
}
