package remotemcp.mcp;

import java.util.Optional;
import java.util.function.BiPredicate;

/// A kind of change that clients may subscribe to (2026-07-28, basic/patterns/subscriptions).
///
/// @param filter the member of the filter of `subscriptions/listen`, such as `toolsListChanged`
/// @param method the notification, such as `notifications/tools/list_changed`
/// @param subjects empty for a list; else says whether a client may subscribe to the resource of that URI
public record ChangeTopic(String filter, String method, Optional<BiPredicate<String, RequestContext>> subjects) {

    /// The change of a list.
    public static ChangeTopic list(String filter, String method) {
        return new ChangeTopic(filter, method, Optional.empty());
    }

    /// The change of single resources.
    public static ChangeTopic subjects(String filter, String method, BiPredicate<String, RequestContext> subjects) {
        return new ChangeTopic(filter, method, Optional.of(subjects));
    }
}
