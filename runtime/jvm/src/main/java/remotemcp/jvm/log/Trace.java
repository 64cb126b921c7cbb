package remotemcp.jvm.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/// An exception as text, one line a frame, its causes below. Messages may quote what a client sent, so each is made visible.
final class Trace {
    private Trace() {
    }

    static String of(IThrowableProxy thrown) {
        var out = new StringBuilder();
        for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            out.append(each == thrown ? "" : "Caused by: ").append(each.getClassName());
            if (each.getMessage() != null) {
                out.append(": ").append(Visible.text(each.getMessage()));
            }
            out.append('\n');
            appendFrames(each, out);
        }
        return out.toString();
    }

    private static void appendFrames(IThrowableProxy thrown, StringBuilder out) {
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < frames.length - thrown.getCommonFrames(); i++) {
            out.append("    ").append(frames[i].getSTEAsString()).append('\n');
        }
    }
}
