package remotemcp.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;
import remotemcp.mcp.input.Elicited;
import remotemcp.mcp.input.Form;
import remotemcp.mcp.input.InputRequest;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.tools.ToolBody;
import remotemcp.mcp.tools.ToolBuilder;
import remotemcp.mcp.tools.ToolCall;
import remotemcp.mcp.tools.ToolDeclaration;
import remotemcp.mcp.tools.ToolResult;

/// The tools and the prompt of the official conformance suite that ask their client.
final class InputFixtures implements ToolSet {
    private static final int LONG = 100;
    private static final int SHORT = 50;

    @Override
    public void addTo(McpServer.Builder server) {
        onStreams(server);
        inRounds(server);
        server.prompt("test_input_required_result_prompt", "Asks for its context", prompt -> {
            prompt.asks();
            return call -> PromptMessages.user("Context: "
                + call.client().elicit("user_context", Form.asking("Which context?").text("context", "the context")).content().text());
        });
    }

    private static void onStreams(McpServer.Builder server) {
        server
            .tool("test_sampling", "Asks the client's model", tool -> {
                tool.asks();
                var prompt = tool.string("prompt", "what to ask");
                return call -> ToolResult
                    .text("LLM response: " + said(call.client().ask("answer", InputRequest.sample(call.get(prompt), LONG))));
            })
            .tool("test_elicitation", "Asks the user", tool -> {
                tool.asks();
                var message = tool.string("message", "what to say");
                return call -> told("User response", call.client().elicit("user", Form.asking(call.get(message))
                    .text("username", "the user's name").text("email", "the user's address")));
            })
            .tool("test_elicitation_sep1034_defaults", "Asks with defaults", asking(call -> told("Elicitation completed",
                call.client().elicit("defaults", Form.asking("Please check these values")
                    .text("name", "the name", "John Doe")
                    .field("age", preset("integer", Json.of(30)))
                    .field("score", preset("number", Json.of(95.5)))
                    .field("status",
                        preset("string", Json.of("active")).with("enum", JsonArray.ofStrings(List.of("active", "inactive", "pending"))))
                    .yesNo("verified", "whether it was verified", true)))))
            .tool("test_elicitation_sep1330_enums", "Asks for choices", asking(call -> told("Elicitation completed",
                call.client().elicit("choices", Form.asking("Please choose")
                    .choice("untitledSingle", "one of three", "option1", "option2", "option3")
                    .choice("titledSingle", "one of three with titles", titles("value1", "value2", "value3"))
                    .field("legacyEnum", JsonObject.of("type", "string").with("enum", JsonArray.ofStrings(List.of("opt1", "opt2", "opt3")))
                        .with("enumNames", JsonArray.ofStrings(List.of("Option One", "Option Two", "Option Three"))))
                    .field("untitledMulti", JsonObject.of("type", "array").with("items", JsonObject.of("type", "string").with("enum",
                        JsonArray.ofStrings(List.of("option1", "option2", "option3")))))
                    .choices("titledMulti", "any of three with titles", titles("value1", "value2", "value3"))))));
    }

    private static void inRounds(McpServer.Builder server) {
        server
            .tool("test_input_required_result_elicitation", "Asks for a name",
                asking(call -> ToolResult.text("Hello, " + name(call) + "!")))
            .tool("test_input_required_result_sampling", "Asks the client's model", asking(call -> ToolResult.text(
                said(call.client().ask("capital", InputRequest.sample("What is the capital of France?", LONG))))))
            .tool("test_input_required_result_list_roots", "Asks for roots",
                asking(call -> ToolResult.text(call.client().ask("roots", InputRequest.roots()).text())))
            .tool("test_input_required_result_request_state", "Asks for a confirmation", asking(InputFixtures::confirmed))
            .tool("test_input_required_result_tampered_state", "Asks for a confirmation", asking(InputFixtures::confirmed))
            .tool("test_input_required_result_multiple_inputs", "Asks three things at once", asking(call -> {
                var questions = new LinkedHashMap<String, InputRequest>();
                questions.put("user_name", InputRequest.form(Form.asking("What is your name?").text("name", "your name")));
                questions.put("greeting", InputRequest.sample("Say a greeting", SHORT));
                questions.put("client_roots", InputRequest.roots());
                return ToolResult.text("All answered: " + call.client().ask(questions).keySet());
            }))
            .tool("test_input_required_result_multi_round", "Asks twice", asking(call -> {
                String name = call.client().elicit("step1", Form.asking("What is your name?").text("name", "your name")).content().text();
                String color = call.client().elicit("step2", Form.asking("Which color?").text("color", "a color")).content().text();
                return ToolResult.text(name + " and " + color);
            }))
            .tool("test_input_required_result_capabilities", "Asks what the client can answer", asking(call -> ToolResult.text(
                call.clientHas("sampling") ? said(call.client().ask("sampled", InputRequest.sample("Say a word", SHORT))) : name(call))));
    }

    private static ToolDeclaration asking(ToolBody body) {
        return (ToolBuilder tool) -> {
            tool.asks();
            return body;
        };
    }

    private static String name(ToolCall call) {
        return call.client().elicit("user_name", Form.asking("What is your name?").text("name", "your name")).content().string("name")
            .orElse("nobody");
    }

    private static ToolResult confirmed(ToolCall call) {
        call.client().elicit("confirm", Form.asking("Please confirm").field("ok", JsonObject.of("type", "boolean")));
        return ToolResult.text("state-ok");
    }

    private static ToolResult told(String words, Elicited answer) {
        return ToolResult.text(words + ": action=" + answer.action() + ", content=" + answer.content().text());
    }

    private static String said(JsonObject answer) {
        return answer.object("content").flatMap(content -> content.string("text")).orElse("nothing");
    }

    private static JsonObject preset(String type, Json value) {
        return JsonObject.of("type", type).with("default", value);
    }

    private static Map<String, String> titles(String... values) {
        var titles = new LinkedHashMap<String, String>();
        for (String value : values) {
            titles.put(value, "Option " + value);
        }
        return titles;
    }
}
