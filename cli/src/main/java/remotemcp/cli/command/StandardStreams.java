package remotemcp.cli.command;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes.
///
/// @param bold whether the output is a terminal that shows bold text
public record StandardStreams(InputStream in, PrintStream out, PrintStream err, boolean bold) {

    /// Those of the process. Bold only on a terminal, and not where NO_COLOR or a dumb terminal asks for plain text.
    public static StandardStreams standard() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new StandardStreams(System.in, System.out, System.err, terminal && !plain);
    }

    /// @param colour the number of a foreground colour (ECMA-48 SGR)
    public String coloured(int colour, String text) {
        return bold ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    /// Whether a person can type an answer.
    public boolean isAtTerminal() {
        return in == System.in && System.console() != null && System.console().isTerminal();
    }

    /// Whether these are the process's own, and both ends a terminal that can move its cursor.
    public boolean isWholeTerminal() {
        String kind = System.getenv("TERM");
        return in == System.in && out == System.out && System.console() != null && System.console().isTerminal() && kind != null
            && !kind.isEmpty() && !kind.equals("dumb");
    }

    public String bold(String text) {
        return bold ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
