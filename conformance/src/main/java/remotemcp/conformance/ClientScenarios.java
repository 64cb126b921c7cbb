package remotemcp.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import remotemcp.client.Elicitation;
import remotemcp.client.ListedPrompt;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;

/// The table from the official suite's scenarios to what our client does in them. What is not in it lists the tools and calls the first.
final class ClientScenarios {
    private static final Map<String, ClientScenario> TABLE = table();

    private ClientScenarios() {
    }

    static ClientScenario named(String scenario) {
        return TABLE.getOrDefault(scenario, scenario.startsWith("auth/") ? AuthorizationScenarios::run : ClientScenarios::listAndCall);
    }

    private static Map<String, ClientScenario> table() {
        var table = new HashMap<String, ClientScenario>();
        table.put("initialize", ClientScenarios::list);
        table.put("tools_call", visit -> call(visit.client(), "add_numbers", JsonObject.builder().put("a", 2).put("b", 3).build()));
        table.put("elicitation-sep1034-client-defaults",
            visit -> call(visit.client().elicitation(form -> Elicitation.Reply.accept(form.defaults())),
                "test_client_elicitation_defaults", JsonObject.empty()));
        table.put("sse-retry", visit -> call(visit.client(), "test_reconnection", JsonObject.empty()));
        table.put("request-metadata", ClientScenarios::list);
        table.put("sep-2322-client-request-state", ClientScenarios::statesOfRequests);
        table.put("http-standard-headers", ClientScenarios::everyMethod);
        table.put("http-custom-headers", ClientScenarios::callsOfContext);
        table.put("http-invalid-tool-headers", visit -> call(visit.client(), "valid_tool", JsonObject.of("region", "us-west1")));
        table.put("json-schema-ref-no-deref", ClientScenarios::list);
        table.put("json-schema-2020-12-preservation", ClientScenarios::echoSchema);
        return Map.copyOf(table);
    }

    private static void list(Visit visit) {
        try (McpClient client = visit.client().open()) {
            client.tools();
        }
    }

    static void listAndCall(Visit visit) {
        try (McpClient client = visit.client().open()) {
            listAndCall(client);
        }
    }

    /// For scenarios that differ in how the client gets in, not in what it does then.
    static void listAndCall(McpClient client) {
        List<ListedTool> tools = client.tools();
        if (!tools.isEmpty()) {
            client.call(tools.getFirst().name(), filled(tools.getFirst().inputSchema()));
        }
    }

    private static void call(McpClient.Builder builder, String tool, JsonObject arguments) {
        try (McpClient client = builder.open()) {
            client.tools();
            client.call(tool, arguments);
        }
    }

    private static void statesOfRequests(Visit visit) {
        Elicitation yes = form -> Elicitation.Reply.accept(JsonObject.builder().put("confirmed", true).build());
        try (McpClient client = visit.client().elicitation(yes).open()) {
            client.tools();
            for (String tool : List.of("test_mrtr_echo_state", "test_mrtr_no_state", "test_mrtr_unrelated", "test_mrtr_no_result_type")) {
                client.call(tool, JsonObject.empty());
            }
        }
    }

    private static void everyMethod(Visit visit) {
        try (McpClient client = visit.client().open()) {
            listAndCall(client);
            client.resources().stream().findFirst().ifPresent(resource -> client.read(resource.uri()));
            client.prompts().stream().findFirst().ifPresent(prompt -> client.prompt(prompt.name(), filled(prompt)));
        }
    }

    private static void callsOfContext(Visit visit) {
        try (McpClient client = visit.client().open()) {
            client.tools();
            for (Json call : visit.context().array("toolCalls").orElse(JsonArray.of())) {
                JsonObject wanted = call.asObject().orElseThrow();
                client.call(wanted.string("name").orElseThrow(), wanted.object("arguments").orElse(JsonObject.empty()));
            }
        }
    }

    private static void echoSchema(Visit visit) {
        try (McpClient client = visit.client().open()) {
            JsonObject schema = client.tools().stream().filter(tool -> tool.name().equals("json_schema_2020_12_tool")).findFirst()
                .orElseThrow().inputSchema();
            client.call("json_schema_echo", JsonObject.of("schema", schema));
        }
    }

    /// Some value of the right type for every required argument.
    private static JsonObject filled(JsonObject schema) {
        var arguments = JsonObject.builder();
        JsonObject properties = schema.object("properties").orElse(JsonObject.empty());
        for (Json name : schema.array("required").orElse(JsonArray.of())) {
            String key = name.asString().orElseThrow();
            String type = properties.object(key).flatMap(property -> property.string("type")).orElse("string");
            arguments.put(key, switch (type) {
                case "number", "integer" -> JsonNumber.of(1);
                case "boolean" -> Json.of(true);
                case "array" -> JsonArray.of();
                case "object" -> JsonObject.empty();
                default -> Json.of("text");
            });
        }
        return arguments.build();
    }

    private static JsonObject filled(ListedPrompt prompt) {
        var arguments = JsonObject.builder();
        prompt.arguments().forEach(argument -> argument.string("name").ifPresent(name -> arguments.put(name, "text")));
        return arguments.build();
    }
}
