package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import remotemcp.cli.command.Terminal;
import remotemcp.client.CallOptions;
import remotemcp.client.ClientException;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.oauth.LoginException;
import remotemcp.http.Departure;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// Does at the server what the view wishes, each wish in a thread of its own, and tells what came of it.
final class ServerDesk {
    private final McpClient client;
    private final Consumer<Event> events;
    private final Map<Integer, Departure> running = new ConcurrentHashMap<>();

    ServerDesk(McpClient client, Consumer<Event> events) {
        this.client = client;
        this.events = events;
    }

    void call(Effect.Call wish) {
        var departure = new Departure();
        running.put(wish.number(), departure);
        Thread.startVirtualThread(() -> {
            long start = System.nanoTime();
            RunOutcome outcome = outcome(wish, departure);
            running.remove(wish.number());
            events.accept(new Event.Answered(wish.number(), outcome, millisSince(start)));
        });
    }

    void cancel(Effect.Cancel wish) {
        Departure departure = running.get(wish.number());
        if (departure != null) {
            departure.leave();
        }
    }

    /// What the server says that it has.
    void list() {
        Thread.startVirtualThread(() -> {
            long start = System.nanoTime();
            try {
                events.accept(new Event.Listed(items(), millisSince(start)));
            } catch (ClientException | RpcException | LoginException e) {
                events.accept(new Event.Noticed("the server's lists could not be read: " + Terminal.line(e.getMessage(), 200)));
            }
        });
    }

    private List<Item> items() {
        var items = new ArrayList<Item>();
        if (client.peer().offers("tools")) {
            client.tools().forEach(tool -> items.add(new Item(Item.Kind.TOOL, tool.name(), tool.json())));
        }
        if (client.peer().offers("resources")) {
            client.resources().forEach(resource -> items.add(new Item(Item.Kind.RESOURCE, resource.uri(), resource.json())));
            client.templates().forEach(template -> items.add(new Item(Item.Kind.TEMPLATE, template.uriTemplate(), template.json())));
        }
        if (client.peer().offers("prompts")) {
            client.prompts().forEach(prompt -> items.add(new Item(Item.Kind.PROMPT, prompt.name(), prompt.json())));
        }
        return items;
    }

    private RunOutcome outcome(Effect.Call wish, Departure departure) {
        try {
            return new RunOutcome.Answer(answer(wish, departure));
        } catch (ClientException e) {
            return e.kind() == ClientException.Kind.CANCELLED ? new RunOutcome.Cancelled() : new RunOutcome.Failure(e.getMessage());
        } catch (RpcException e) {
            return new RunOutcome.Failure("The server answers with error " + e.code() + ": " + e.getMessage());
        } catch (LoginException e) {
            return new RunOutcome.Failure("Cannot sign in: " + e.getMessage());
        }
    }

    private JsonObject answer(Effect.Call wish, Departure departure) {
        CallOptions options = CallOptions.with(Patience.usual()).until(departure)
            .watching(progress -> events.accept(new Event.Progressed(wish.number(), progress)));
        Item item = wish.item();
        return switch (item.kind()) {
            case TOOL -> client.call(item.name(), wish.arguments(), options).json();
            case RESOURCE -> client.request("resources/read", JsonObject.of("uri", item.name()), options);
            case TEMPLATE -> client.request("resources/read", JsonObject.of("uri", item.uri(wish.arguments())), options);
            case PROMPT -> client.request("prompts/get",
                JsonObject.builder().put("name", item.name()).put("arguments", wish.arguments()).build(), options);
        };
    }

    static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
