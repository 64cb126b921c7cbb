package remotemcp.jvm.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.platform.Log;

/// [Log] over SLF4J: the event's name is the message, its fields are key-value pairs. The logger is made at the first line.
public final class JvmLog implements Log {
    private static final class Lazy {
        private static final Logger LOGGER = LoggerFactory.getLogger(LogSetup.OURS);
    }

    @Override
    public void write(Level level, String event, JsonObject fields) {
        LoggingEventBuilder line = Lazy.LOGGER.atLevel(org.slf4j.event.Level.valueOf(level.name()));
        for (Map.Entry<String, Json> field : fields.entries()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log(event);
    }

    @Override
    public void bug(String id, String event, Throwable cause) {
        Lazy.LOGGER.atError().addKeyValue("id", new JsonString(id)).setCause(cause).log(event);
    }
}
