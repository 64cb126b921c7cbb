package remotemcp.jvm.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.event.KeyValuePair;
import remotemcp.json.JsonString;

/// Log lines for a person at a terminal: `12:24:59 WARN  login.failed account=… peer=127.0.0.1`.
final class TextLines extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        line.append(' ').append(event.getLevel()).append(" ".repeat(6 - event.getLevel().levelStr.length()));
        if (!event.getLoggerName().equals(LogSetup.OURS)) {
            line.append(event.getLoggerName()).append(": ");
        }
        line.append(Visible.text(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair field : event.getKeyValuePairs()) {
                line.append(' ').append(Visible.text(field.key)).append('=').append(value(field.value));
            }
        }
        line.append('\n');
        return event.getThrowableProxy() == null ? line.toString() : line + Trace.of(event.getThrowableProxy());
    }

    /// A text that a reader could take for several fields stands in quotes.
    private static String value(Object value) {
        String text = value instanceof JsonString string ? string.value() : String.valueOf(value);
        boolean isPlain = !text.isEmpty() && text.chars().noneMatch(c -> c == ' ' || c == '=' || c == '"');
        return Visible.text(isPlain || !(value instanceof JsonString) ? text : ((JsonString) value).text());
    }
}
