package remotemcp.jvm.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import org.slf4j.event.KeyValuePair;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// Log lines for machines: one JSON object a line with `time`, `level`, `event`, the event's own `fields`, and `error` with its stack.
final class JsonLines extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        var line = JsonObject.builder()
            .put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString())
            .put("level", event.getLevel().levelStr)
            .put(event.getLoggerName().equals(LogSetup.OURS) ? "event" : "message", event.getFormattedMessage());
        if (!event.getLoggerName().equals(LogSetup.OURS)) {
            line.put("logger", event.getLoggerName()).put("thread", event.getThreadName());
        }
        if (event.getKeyValuePairs() != null) {
            line.put("fields", fields(event));
        }
        if (event.getThrowableProxy() != null) {
            line.put("error", Trace.of(event.getThrowableProxy()));
        }
        return Visible.text(line.build().text()) + "\n";
    }

    private static JsonObject fields(ILoggingEvent event) {
        var fields = JsonObject.builder();
        for (KeyValuePair field : event.getKeyValuePairs()) {
            fields.put(field.key, field.value instanceof Json json ? json : new JsonString(String.valueOf(field.value)));
        }
        return fields.build();
    }
}
