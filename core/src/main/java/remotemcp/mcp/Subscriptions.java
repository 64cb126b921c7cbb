package remotemcp.mcp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// Answers `subscriptions/listen` (2026-07-28, basic/patterns/subscriptions), and begins what older sessions are told unasked.
final class Subscriptions {
    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    private final ChangeLog log;
    private final List<ChangeTopic> topics;

    Subscriptions(ChangeLog log, List<ChangeTopic> topics) {
        this.log = log;
        this.topics = topics;
    }

    boolean isEmpty() {
        return topics.isEmpty();
    }

    /// What a session of an older revision is told: all lists, and the resources it asks for later.
    Subscription ofSession(Set<String> uris, int room) {
        var lists = topics.stream().filter(topic -> topic.subjects().isEmpty()).map(ChangeTopic::method).toList();
        return new Subscription(log, lists, subjectMethod(), uris, room, Optional.empty());
    }

    Answer listen(RpcRequest request, RequestContext context) {
        JsonObject wanted = request.params().object("notifications")
            .orElseThrow(() -> RpcException.invalidParams("The member notifications must be an object"));
        var lists = new ArrayList<String>();
        Set<String> uris = Set.of();
        var honored = JsonObject.builder();
        for (ChangeTopic topic : topics) {
            if (topic.subjects().isPresent()) {
                uris = subjects(topic, wanted, context);
                if (!uris.isEmpty()) {
                    honored.put(topic.filter(), JsonArray.ofStrings(uris));
                }
            } else if (wanted.bool(topic.filter()).orElse(false)) {
                lists.add(topic.method());
                honored.put(topic.filter(), true);
            }
        }
        var subscription = new Subscription(log, lists, subjectMethod(), uris, 0, Optional.of(request.id()));
        return new Answer.Open(subscription.named(new RpcNotification(ACKNOWLEDGED, JsonObject.of("notifications", honored.build()))),
            subscription);
    }

    private Optional<String> subjectMethod() {
        return topics.stream().filter(topic -> topic.subjects().isPresent()).map(ChangeTopic::method).findFirst();
    }

    private static Set<String> subjects(ChangeTopic topic, JsonObject wanted, RequestContext context) {
        var uris = new LinkedHashSet<String>();
        for (Json uri : wanted.array(topic.filter()).orElse(JsonArray.of())) {
            String text = uri.asString().orElseThrow(() -> RpcException.invalidParams(topic.filter() + " must be an array of URIs"));
            if (text.length() <= Subscription.LONGEST_URI && topic.subjects().orElseThrow().test(text, context)) {
                uris.add(text);
            }
        }
        int characters = 0;
        for (String uri : uris) {
            characters += uri.length();
        }
        if (uris.size() > Subscription.MOST_URIS || characters > Subscription.MOST_CHARACTERS) {
            throw RpcException.invalidParams(topic.filter() + " has more than " + Subscription.MOST_URIS + " URIs, or more than "
                + Subscription.MOST_CHARACTERS + " characters in all: open several streams");
        }
        return uris;
    }
}
