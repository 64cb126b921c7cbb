package remotemcp.workers.unit;

import org.teavm.tooling.TeaVMToolLog;

/// What TeaVM says, kept for the message of a failure.
final class StringLog implements TeaVMToolLog {
    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    @Override
    public void info(String line) {
    }

    @Override
    public void debug(String line) {
    }

    @Override
    public void warning(String line) {
        text.append(line).append('\n');
    }

    @Override
    public void error(String line) {
        text.append(line).append('\n');
    }

    @Override
    public void info(String line, Throwable cause) {
    }

    @Override
    public void debug(String line, Throwable cause) {
    }

    @Override
    public void warning(String line, Throwable cause) {
        warning(line + ": " + cause);
    }

    @Override
    public void error(String line, Throwable cause) {
        error(line + ": " + cause);
    }
}
