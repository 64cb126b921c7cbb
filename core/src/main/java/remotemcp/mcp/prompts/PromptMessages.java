package remotemcp.mcp.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Content;

/// What a prompt says: a conversation's first messages, in order (2026-07-28, server/prompts, PromptMessage).
///
/// @param description what these messages are for, where the prompt's own description does not say it
public record PromptMessages(List<Message> messages, Optional<String> description) {

    public PromptMessages {
        messages = List.copyOf(messages);
    }

    /// One message: who speaks, and one block of what they say.
    public record Message(Role role, Content content) {
        JsonObject toJson() {
            return JsonObject.builder().put("role", role.word()).put("content", content.toJson()).build();
        }
    }

    /// Who speaks.
    public enum Role {
        USER, ASSISTANT;

        String word() {
            return this == USER ? "user" : "assistant";
        }
    }

    public static PromptMessages user(String text) {
        return user(new Content.Text(text));
    }

    public static PromptMessages user(Content content) {
        return new PromptMessages(List.of(new Message(Role.USER, content)), Optional.empty());
    }

    public static PromptMessages assistant(String text) {
        return assistant(new Content.Text(text));
    }

    public static PromptMessages assistant(Content content) {
        return new PromptMessages(List.of(new Message(Role.ASSISTANT, content)), Optional.empty());
    }

    public PromptMessages thenUser(String text) {
        return thenUser(new Content.Text(text));
    }

    public PromptMessages thenUser(Content content) {
        return then(new Message(Role.USER, content));
    }

    public PromptMessages thenAssistant(String text) {
        return thenAssistant(new Content.Text(text));
    }

    public PromptMessages thenAssistant(Content content) {
        return then(new Message(Role.ASSISTANT, content));
    }

    /// These messages, said to be for this.
    public PromptMessages describedAs(String text) {
        return new PromptMessages(messages, Optional.of(text));
    }

    private PromptMessages then(Message message) {
        var all = new ArrayList<>(messages);
        all.add(message);
        return new PromptMessages(all, description);
    }

    /// @param otherwise the description where the messages have none
    Consumer<JsonObject.Builder> writer(String otherwise) {
        return result -> {
            var list = new ArrayList<Json>(messages.size());
            for (Message message : messages) {
                list.add(message.toJson());
            }
            result.put("description", description.orElse(otherwise)).put("messages", new JsonArray(list));
        };
    }
}
