package com.example.myserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.client.McpClient;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.testkit.DoctorVisit;

/// Calls the server as any client does: over HTTP, on a free port.
class GreeterTest {

    @Test
    void it_greets_by_name() {
        try (var server = Jvm.serve(MyServer.create(), 0);
            var client = McpClient.connect(server.url() + "/mcp").on(JvmWorld.open()).open()) {
            var answer = client.call("greet", JsonObject.of("name", "Ada"));
            assertThat(answer.text()).isEqualTo("Hi Ada");
        }
    }

    /// Claude, ChatGPT, VS Code, Cursor, the Inspector and mcp-remote, played one by one; and the models of all hosts get what it says.
    @Test
    void clients_have_nothing_against_it() {
        try (var server = Jvm.serve(MyServer.create(), 0)) {
            DoctorVisit.to(server.url() + "/mcp").assertWholeInEveryHost();
        }
    }
}
