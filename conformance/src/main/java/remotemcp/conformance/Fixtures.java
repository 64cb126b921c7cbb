package remotemcp.conformance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Content;
import remotemcp.mcp.Icon;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.prompts.Prompts;
import remotemcp.mcp.resources.ResourceCache;
import remotemcp.mcp.resources.ResourceContents;
import remotemcp.mcp.resources.Resources;
import remotemcp.mcp.tools.ToolBuilder;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.mcp.tools.Tools;
import remotemcp.protocol.LogLevel;

/// The tools, prompts and resources that the official conformance suite asks for, by the names, texts and timing it asks for.
public final class Fixtures implements ToolSet {
    private static final int STEP_MILLIS = 50;
    /// A transparent picture of one pixel, and a sound of no samples.
    private static final String PNG =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    private static final String STATIC_TEXT = "This is the content of the static text resource.";

    private static final JsonObject SCHEMA_2020_12 = (JsonObject) Json.parse("""
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "type": "object",
         "$defs": {"address": {"$anchor": "addressDef", "type": "object",
           "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
         "properties": {
           "name": {"type": "string"},
           "address": {"$ref": "#/$defs/address"},
           "contactMethod": {"type": "string", "enum": ["phone", "email"]},
           "phone": {"type": "string"},
           "email": {"type": "string"}},
         "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
         "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
         "then": {"required": ["phone"]},
         "else": {"required": ["email"]},
         "additionalProperties": false}""");

    /// A server of these tools, the same on every runtime.
    public static McpServer server() {
        return McpServer.named("remote-mcp-conformance", "1.0.0").title("Conformance fixtures").tools(new Fixtures())
            .tools(new InputFixtures()).build();
    }

    private final Tools tools = new Tools();
    private final Prompts prompts = new Prompts();
    private final Resources resources = new Resources();

    @Override
    public void addTo(McpServer.Builder server) {
        server.tools(tools).prompts(prompts).resources(resources);
        contents(server);
        running(server);
        clients(server);
        waiting(server);
        arguments(server);
        prompts(server);
        resources(server);
        changes(server);
    }

    private static void contents(McpServer.Builder server) {
        server
            .tool("test_simple_text", "Answers a text", _ -> _ -> ToolResult.text("This is a simple text response for testing."))
            .tool("test_image_content", "Answers a picture", _ -> _ -> ToolResult.of(new Content.Image(PNG, "image/png")))
            .tool("test_audio_content", "Answers a sound", _ -> _ -> ToolResult.of(new Content.Audio(WAV, "audio/wav")))
            .tool("test_embedded_resource", "Answers a resource", _ -> _ -> ToolResult.of(
                new Content.EmbeddedText("test://embedded-resource", "text/plain", "This is an embedded resource content.")))
            .tool("test_multiple_content_types", "Answers a text, a picture and a resource", _ -> _ -> ToolResult.of(
                new Content.Text("Multiple content types test:"),
                new Content.Image(PNG, "image/png"),
                new Content.EmbeddedText("test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}")))
            .tool("test_error_handling", "Fails", _ -> _ -> {
                throw new ToolException("This tool intentionally returns an error for testing");
            })
            .tool("json_schema_2020_12_tool", "Takes what a schema with many keywords allows", tool -> {
                tool.input(SCHEMA_2020_12);
                return call -> ToolResult.text(call.arguments().text());
            });
    }

    private static void running(McpServer.Builder server) {
        server
            .tool("test_tool_with_progress", "Reports progress in three steps", _ -> call -> {
                for (int done = 0; done <= 100; done += 50) {
                    call.progress(done, 100, "Completed step " + done + " of 100");
                    pause();
                }
                return ToolResult.text("Done.");
            })
            .tool("test_tool_with_logging", "Sends three log lines", _ -> call -> {
                for (String line : new String[]{"Tool execution started", "Tool processing data", "Tool execution completed"}) {
                    call.log(LogLevel.INFO, line);
                    pause();
                }
                return ToolResult.text("Done.");
            })
            .tool("test_logging_tool", "Sends a log line", _ -> call -> {
                call.log(LogLevel.INFO, "The tool runs");
                return ToolResult.text("Done.");
            });
    }

    private static void clients(McpServer.Builder server) {
        server
            .tool("test_missing_capability", "Works only for clients that can sample", tool -> {
                tool.needsClient("sampling");
                return _ -> ToolResult.text("The client can sample.");
            })
            .tool("test_streaming_elicitation", "Reports progress to clients that can be asked", tool -> {
                tool.slow();
                return call -> {
                    call.progress(1, 1);
                    return ToolResult.text(call.clientHas("elicitation") ? "The client can be asked." : "The client cannot be asked.");
                };
            })
            .tool("test_x_mcp_header", "Takes an argument that clients repeat in a header", tool -> {
                var region = tool.string("region", "where to run").header("Region");
                return call -> ToolResult.text("Runs in " + call.get(region));
            });
    }

    /// What the suite does not ask for: a tool that goes on until its caller has left, and one that tells how far such calls went.
    private static void waiting(McpServer.Builder server) {
        var steps = new AtomicInteger();
        server
            .tool("test_wait", "Takes steps until nobody waits for the end of them", _ -> call -> {
                while (!call.cancelled()) {
                    steps.incrementAndGet();
                    pause();
                }
                return ToolResult.text("never read");
            })
            .tool("test_silent", "Says nothing for some seconds", tool -> {
                var seconds = tool.integer("seconds", "how many", 0, 60);
                return call -> {
                    for (int left = call.get(seconds) * 1000 / STEP_MILLIS; left > 0 && !call.cancelled(); left--) {
                        pause();
                    }
                    return ToolResult.text("Done.");
                };
            })
            .tool("test_steps", "Tells how many steps all calls of test_wait have taken", _ -> _ -> ToolResult.text(steps.toString()));
    }

    /// Tools that say which arguments they got.
    private static void arguments(McpServer.Builder server) {
        server
            .tool("test_arguments", "Tells its arguments", tool -> {
                declare(tool);
                return call -> ToolResult.text(call.arguments().text());
            })
            .tool("test_strict_arguments", "Tells its arguments, if they are as declared", tool -> {
                declare(tool.strict());
                return call -> ToolResult.text(call.arguments().text());
            });
    }

    private static void declare(ToolBuilder tool) {
        tool.string("name", "a text");
        tool.integer("count", "a whole number", 0, 100).orElse(1);
        tool.bool("really", "yes or no").optional();
        tool.strings("labels", "some texts").optional();
    }

    private static void prompts(McpServer.Builder server) {
        server
            .prompt("test_simple_prompt", "Says a text", _ -> _ -> PromptMessages.user("This is a simple prompt for testing."))
            .prompt("test_prompt_with_arguments", "Says its arguments", prompt -> {
                var one = prompt.argument("arg1", "the first of them").suggest("testValue1", "testValue2");
                var two = prompt.argument("arg2", "the second of them")
                    .complete(call -> List.of(call.get(one).orElse("nothing") + " and " + call.begun()));
                return call -> PromptMessages.user("Prompt with arguments: arg1='" + call.get(one) + "', arg2='" + call.get(two) + "'");
            })
            .prompt("test_prompt_with_embedded_resource", "Shows a resource", prompt -> {
                var uri = prompt.argument("resourceUri", "which resource");
                return call -> PromptMessages
                    .user(new Content.EmbeddedText(call.get(uri), "text/plain", "Embedded resource content for testing."))
                    .thenUser("Please process the embedded resource above.");
            })
            .prompt("test_prompt_with_image", "Shows a picture", _ -> _ -> PromptMessages.user(new Content.Image(PNG, "image/png"))
                .thenUser("Please analyze the image above."))
            .prompt("test_prompt_with_all_content", "Shows what only newer revisions know", prompt -> {
                prompt.title("All kinds of content");
                return _ -> PromptMessages.user(new Content.Audio(WAV, "audio/wav"))
                    .thenAssistant(
                        new Content.ResourceLink("test://static-text", "static text", Optional.empty(), Optional.of("text/plain")));
            });
    }

    private static void resources(McpServer.Builder server) {
        server
            .resource("test://static-text", "static-text", "A text that never changes", resource -> {
                resource.title("Static text").mimeType("text/plain").size(STATIC_TEXT.length()).priority(0.5).audience("user", "assistant")
                    .lastModified("2026-07-28T00:00:00Z").icon(Icon.of("data:image/png;base64," + PNG).ofType("image/png").ofSizes("1x1"))
                    .meta(JsonObject.of("example.com/kind", "fixture")).cache(ResourceCache.ofEveryone(60_000));
                return _ -> ResourceContents.text(STATIC_TEXT);
            })
            .resource("test://static-binary", "static-binary", "A picture of one pixel", resource -> {
                resource.mimeType("image/png");
                return _ -> ResourceContents.base64(PNG);
            })
            .resourceTemplate("test://template/{id}/data", "template", "The data of an id", resource -> {
                var id = resource.mimeType("application/json").variable("id").suggest("123", "124", "200");
                return call -> ResourceContents.text(JsonObject.builder().put("id", call.get(id)).put("templateTest", true)
                    .put("data", "Data for ID: " + call.get(id)).build().text());
            })
            .resourceTemplate("test://rooms/{building}/{room}", "room", "A room of a building", resource -> {
                var building = resource.variable("building");
                var room = resource.variable("room").complete(call -> List.of(call.get(building).orElse("nowhere") + call.begun()));
                return call -> {
                    if (call.get(room).equals("none")) {
                        throw call.notFound();
                    }
                    return ResourceContents.text(call.get(building) + ", " + call.get(room)).ofType("text/plain");
                };
            });
    }

    /// What makes lists and resources change.
    private void changes(McpServer.Builder server) {
        var updates = new AtomicInteger();
        server
            .resource("test://watched-resource", "watched-resource", "A number that test_update_resource raises", resource -> {
                resource.mimeType("text/plain");
                return _ -> ResourceContents.text(updates.toString());
            })
            .tool("test_update_resource", "Raises the number of the watched resource", _ -> _ -> {
                updates.incrementAndGet();
                resources.updated("test://watched-resource");
                return ToolResult.text("Done.");
            })
            .tool("test_trigger_tool_change", "Adds a tool and removes it", _ -> _ -> {
                tools.add("test_passing", "Is removed at once", _ -> _ -> ToolResult.text("passing"));
                tools.remove("test_passing");
                return ToolResult.text("Done.");
            })
            .tool("test_trigger_prompt_change", "Adds a prompt and removes it", _ -> _ -> {
                prompts.add("test_passing", "Is removed at once", _ -> _ -> PromptMessages.user("passing"));
                prompts.remove("test_passing");
                return ToolResult.text("Done.");
            })
            .tool("test_trigger_resource_change", "Adds a resource and removes it", _ -> _ -> {
                resources.add("test://passing", "passing", "Is removed at once", _ -> _ -> ResourceContents.text("passing"));
                resources.remove("test://passing");
                return ToolResult.text("Done.");
            });
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}
