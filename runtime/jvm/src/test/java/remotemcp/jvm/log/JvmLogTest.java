package remotemcp.jvm.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

class JvmLogTest {
    private final JvmLog log = new JvmLog();
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @BeforeEach
    void listen() {
        seen.start();
        context.getLogger(LogSetup.OURS).addAppender(seen);
        context.getLogger(LogSetup.OURS).setAdditive(false);
    }

    @AfterEach
    void stop() {
        context.getLogger(LogSetup.OURS).detachAppender(seen);
        context.getLogger(LogSetup.OURS).setAdditive(true);
    }

    @Test
    void a_line_for_people_has_time_level_event_and_fields() {
        log.warn("login.failed", JsonObject.builder().put("peer", "127.0.0.1").put("tries", 3).put("client", "My App").build());
        assertThat(line(new TextLines()))
            .matches("\\d\\d:\\d\\d:\\d\\d WARN  login\\.failed peer=127\\.0\\.0\\.1 tries=3 client=\"My App\"\n");
    }

    @Test
    void a_line_for_machines_is_one_json_object() {
        log.warn("login.failed", JsonObject.builder().put("peer", "127.0.0.1").put("tries", 3).build());
        JsonObject line = json(line(new JsonLines()));
        assertThat(line.string("level")).hasValue("WARN");
        assertThat(line.string("event")).hasValue("login.failed");
        assertThat(line.string("time").orElseThrow()).endsWith("Z");
        assertThat(line.object("fields").orElseThrow().integer("tries")).hasValue(3);
    }

    @Test
    void H09_a_value_cannot_begin_a_line_or_command_a_terminal() {
        String evil = "x\r\n12:00:00 INFO  login.ok user=root\u001b[2J\u009b31m\u2028\u202e\0 end";
        log.info("client.named", JsonObject.of("name", evil));
        for (Layout<ILoggingEvent> layout : new Layout[]{new TextLines(), new JsonLines()}) {
            String line = seen.list.stream().map(layout::doLayout).findFirst().orElseThrow();
            assertThat(line.chars().filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202e).boxed())
                .containsExactly((int) '\n');
            assertThat(line).endsWith("\n");
        }
        assertThat(json(line(new JsonLines())).object("fields").orElseThrow().string("name")).hasValue(evil);
    }

    @Test
    void H09_a_value_cannot_pass_for_several_fields() {
        log.info("client.named", JsonObject.of("name", "x admin=true"));
        assertThat(line(new TextLines())).endsWith("client.named name=\"x admin=true\"\n");
    }

    @Test
    void a_bug_is_logged_with_its_id_and_all_its_causes() {
        log.bug("id-1", "http.handler", new IllegalStateException("outer", new IllegalArgumentException("inner")));
        assertThat(line(new TextLines())).contains("ERROR http.handler id=id-1\n").contains("IllegalStateException: outer")
            .contains("Caused by: java.lang.IllegalArgumentException: inner").contains("at " + JvmLogTest.class.getName());
        assertThat(json(line(new JsonLines())).string("error").orElseThrow())
            .contains("Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    void H09_the_message_of_an_exception_cannot_begin_a_line() {
        log.bug("id-1", "http.handler", new IllegalStateException("a\n12:00:00 INFO  forged"));
        assertThat(line(new TextLines()).lines()).noneMatch(line -> line.startsWith("12:00:00 INFO  forged"));
    }

    private String line(Layout<ILoggingEvent> layout) {
        assertThat(seen.list).hasSize(1);
        return layout.doLayout(seen.list.getFirst());
    }

    private static JsonObject json(String line) {
        return (JsonObject) Json.parse(line.strip().getBytes(StandardCharsets.UTF_8));
    }
}
