package remotemcp.jvm.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Sets Logback up without its XML, which costs a third of a second of start: all lines go to standard error, ours from INFO on,
/// libraries' from WARN on. Whoever brings a `logback.xml` of his own keeps it. Logback finds this class as a service.
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// The name of our own logger.
    static final String OURS = "remotemcp";

    private static volatile Form form = Form.fitting();
    private static volatile Level level = Level.INFO;

    /// How lines are written.
    public enum Form {
        TEXT, JSON;

        /// Text for a person at a terminal, JSON for whatever else reads.
        public static Form fitting() {
            return System.console() != null && System.console().isTerminal() ? TEXT : JSON;
        }
    }

    /// Chooses the form and our own lowest level; to be called before the first line is logged.
    ///
    /// @param lowest `debug`, `info`, `warn` or `error`
    public static void choose(Form chosen, String lowest) {
        form = chosen;
        level = Level.toLevel(lowest, Level.INFO);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null || LogSetup.class.getResource("/logback.xml") != null) {
            return ExecutionStatus.NEUTRAL;
        }
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(standardError(context));
        context.getLogger(OURS).setLevel(level);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
        Layout<ILoggingEvent> lines = form == Form.TEXT ? new TextLines() : new JsonLines();
        lines.setContext(context);
        lines.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        encoder.setLayout(lines);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
