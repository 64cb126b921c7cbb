package remotemcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import remotemcp.doctor.play.ClientApp;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;

class DoctorVisitTest {

    @Test
    void a_server_with_something_to_mend_fails_with_the_whole_report() {
        try (RunningServer server = talkative()) {
            DoctorVisit visit = DoctorVisit.to(url(server));
            assertThatThrownBy(visit::assertHealthy).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The doctor found: tool-sizes").hasMessageContaining("fix   Offer fewer tools")
                .hasMessageContaining("Score");
            assertThat(visit.accepting("tool-sizes").assertHealthy().score()).isEqualTo(97);
            visit.assertNoFailure();
            visit.assertConnects(ClientApp.CHATGPT);
        }
    }

    @Test
    void what_some_models_do_not_get_fails_where_that_is_asked_for() {
        McpServer silent = McpServer.named("silent", "1").tool("do", "Does it.", tool -> call -> ToolResult.text("done")).build();
        try (RunningServer server = Jvm.serve(silent, 0)) {
            DoctorVisit visit = DoctorVisit.to(url(server));
            visit.assertHealthy();
            assertThatThrownBy(visit::assertWholeInEveryHost).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The models of some hosts get less: tool-annotations").hasMessageContaining("fix   Say readOnly()");
            visit.accepting("tool-annotations").assertWholeInEveryHost();
        }
    }

    @Test
    void what_is_no_mcp_server_fails() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        try {
            DoctorVisit visit = DoctorVisit.to("http://localhost:" + other.getAddress().getPort() + "/mcp");
            assertThatThrownBy(visit::assertNoFailure).hasMessageContaining("The doctor found: post");
            assertThatThrownBy(() -> visit.assertConnects(ClientApp.VS_CODE)).hasMessageStartingWith("VS Code would not connect.");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void no_server_at_all_fails() {
        assertThatThrownBy(() -> DoctorVisit.to("http://localhost:1/mcp").assertNoFailure())
            .hasMessageContaining("The doctor found: reachable");
    }

    private static String url(RunningServer server) {
        return "http://localhost:" + server.port() + "/mcp";
    }

    private static RunningServer talkative() {
        return Jvm.serve(
            McpServer.named("talkative", "1").tool("do", "Does it. ".repeat(1000), tool -> call -> ToolResult.text("done")).build(), 0);
    }
}
