package remotemcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;
import remotemcp.json.Json;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolBody;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.LogLevel;

/// What a client hears of a call whose tool says nothing for a while. The tool lets the time pass itself.
class HeartbeatTest {
    private static final long SECOND = 1_000;
    private final MemoryPlatform world = MemoryPlatform.create();

    @Test
    void a_silent_call_with_a_progress_token_sends_growing_progress_every_fifteen_seconds() {
        List<JsonObject> heard = progress(call -> {
            world.advance(50 * SECOND);
            return ToolResult.text("done");
        });
        assertThat(heard).extracting(beat -> beat.string("message").orElseThrow())
            .containsExactly("Still working after 15 seconds", "Still working after 30 seconds", "Still working after 45 seconds");
        assertThat(heard).allSatisfy(beat -> {
            assertThat(beat.string("progressToken")).contains("p");
            assertThat(beat.has("total")).isFalse();
        });
        assertThat(values(heard).getLast()).isLessThan(0.01);
    }

    @Test
    void a_call_that_is_not_silent_for_so_long_sends_none() {
        assertThat(progress(call -> {
            for (int step = 1; step <= 10; step++) {
                world.advance(12 * SECOND);
                call.progress(step, 10);
            }
            return ToolResult.text("done");
        })).hasSize(10);
    }

    @Test
    void log_lines_are_no_progress() {
        assertThat(progress(call -> {
            for (int line = 0; line < 4; line++) {
                world.advance(10 * SECOND);
                call.log(LogLevel.INFO, "line");
            }
            return ToolResult.text("done");
        })).hasSize(2);
    }

    @Test
    void a_heartbeat_lies_between_what_the_tool_said_and_what_it_says_next() {
        List<JsonObject> heard = progress(call -> {
            call.progress(1, 10, "page 1");
            world.advance(40 * SECOND);
            call.progress(2, 10, "page 2");
            call.progress(10, 10);
            return ToolResult.text("done");
        });
        assertThat(heard).extracting(beat -> beat.find("message").map(Json::text).orElse("none")).containsExactly("\"page 1\"",
            "\"page 1 (still working after 15 seconds)\"", "\"page 1 (still working after 30 seconds)\"", "\"page 2\"", "none");
        assertThat(heard).extracting(beat -> beat.find("total").orElseThrow().text()).containsOnly("10");
        assertThat(values(heard).get(1)).isBetween(1.0, 1.001);
        assertThat(values(heard).subList(3, 5)).containsExactly(2.0, 10.0);
    }

    @Test
    void a_heartbeat_never_reaches_the_total() {
        List<JsonObject> heard = progress(call -> {
            call.progress(0.999, 1);
            world.advance(3600 * SECOND);
            call.progress(1, 1);
            return ToolResult.text("done");
        });
        assertThat(values(heard)).hasSize(242);
        assertThat(values(heard).getLast()).isEqualTo(1.0);
        assertThat(values(heard).get(240)).isLessThan(1);
    }

    @Test
    void past_the_total_no_total_is_told() {
        List<JsonObject> heard = progress(call -> {
            call.progress(4, 4, "tidying up");
            world.advance(20 * SECOND);
            return ToolResult.text("done");
        });
        assertThat(heard.get(1).has("total")).isFalse();
        assertThat(values(heard).get(1)).isGreaterThan(4);
    }

    @Test
    void what_the_tool_says_below_a_heartbeat_is_raised_a_little() {
        List<JsonObject> heard = progress(call -> {
            world.advance(40 * SECOND);
            call.progress(0, 4, "begins");
            call.progress(0.00001, 4);
            call.progress(1, 4);
            return ToolResult.text("done");
        });
        assertThat(heard).hasSize(5);
        assertThat(heard.get(2).string("message")).contains("begins");
        assertThat(values(heard).get(3)).isLessThan(0.01);
        assertThat(values(heard).getLast()).isEqualTo(1.0);
    }

    @Test
    void progress_of_any_size_grows() {
        for (double size : new double[]{1e-9, 1e6, 1e12, 9e15, 1e300}) {
            assertThat(progress(call -> {
                call.progress(size, size * 2);
                world.advance(100 * SECOND);
                return ToolResult.text("done");
            })).as("%s", size).hasSize(7);
        }
    }

    @Test
    void nothing_is_sent_without_a_token_nor_after_the_end() {
        assertThat(heard("{}", call -> {
            world.advance(100 * SECOND);
            return ToolResult.text("done");
        })).extracting(message -> message.string("method").orElse("response")).containsExactly("response");
        var events = new StatelessClient.Events();
        List<JsonObject> before = heard("{\"progressToken\":\"p\"}", call -> ToolResult.text("done"));
        world.advance(100 * SECOND);
        assertThat(before).hasSize(1);
        assertThat(events.messages).isEmpty();
    }

    @Test
    void a_call_that_fails_ends_its_heartbeat() {
        var all = heard("{\"progressToken\":\"p\"}", call -> {
            world.advance(20 * SECOND);
            throw new remotemcp.mcp.tools.ToolException("no");
        });
        world.advance(100 * SECOND);
        assertThat(all).hasSize(2);
    }

    private List<JsonObject> progress(ToolBody body) {
        var progress = new ArrayList<JsonObject>();
        for (JsonObject message : heard("{\"progressToken\":\"p\",\"io.modelcontextprotocol/logLevel\":\"info\"}", body)) {
            message.string("method").filter("notifications/progress"::equals)
                .ifPresent(method -> progress.add(message.object("params").orElseThrow()));
        }
        double last = Double.NEGATIVE_INFINITY;
        for (double value : values(progress)) {
            assertThat(value).isGreaterThan(last);
            last = value;
        }
        return progress;
    }

    private List<JsonObject> heard(String wishes, ToolBody body) {
        var server = McpServer.named("x", "1").tool("work", "Works", tool -> {
            tool.slow();
            return body;
        }).build();
        var meta = JsonObject.builder().putAll(StatelessClient.meta()).putAll(Json.parse(wishes).asObject().orElseThrow()).build();
        HttpRequest request = StatelessClient.request("tools/call", JsonObject.builder().put("name", "work").put("_meta", meta).build());
        return StatelessClient.messages(new StatelessClient(StatelessLateStreamTest.endpoint(server, world)).send(request));
    }

    private static List<Double> values(List<JsonObject> progress) {
        return progress.stream().map(beat -> ((JsonNumber) beat.find("progress").orElseThrow()).asDouble()).toList();
    }
}
