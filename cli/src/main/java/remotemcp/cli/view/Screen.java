package remotemcp.cli.view;

import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/// The whole window of a terminal, as long as it is open: its second page, raw input, pastes marked as such, and no line that runs over into the next. Only lines that changed are written.
final class Screen implements AutoCloseable {
    private static final String OPEN = "\u001b[?1049h\u001b[?2004h\u001b[?25l\u001b[?7l\u001b[2J";
    private static final String CLOSE = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?2004l\u001b[?1049l";
    private static final String BEGIN_AT_ONCE = "\u001b[?2026h\u001b[?25l";
    private static final String END_AT_ONCE = "\u001b[?2026l";

    private final Terminal terminal;
    private final Attributes before;
    private final boolean colours;
    private List<StyledLine> shown = List.of();

    Screen(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
        before = terminal.enterRawMode();
        // Ctrl-C is a key here, and so is Ctrl-S.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        raw.setInputFlag(Attributes.InputFlag.IXON, false);
        terminal.setAttributes(raw);
        write(OPEN);
    }

    void show(Frame frame) {
        var out = new StringBuilder(BEGIN_AT_ONCE);
        if (shown.size() != frame.lines().size()) {
            out.append("\u001b[0m\u001b[2J");
            shown = List.of();
        }
        for (int i = 0; i < frame.lines().size(); i++) {
            if (i >= shown.size() || !shown.get(i).equals(frame.lines().get(i))) {
                out.append("\u001b[").append(i + 1).append(";1H\u001b[0m\u001b[K");
                draw(frame.lines().get(i), out);
            }
        }
        if (frame.row() >= 0) {
            out.append("\u001b[").append(frame.row() + 1).append(';').append(frame.column() + 1).append("H\u001b[?25h");
        }
        shown = frame.lines();
        write(out.append(END_AT_ONCE).toString());
    }

    /// The next frame is drawn whole.
    void forget() {
        shown = List.of();
    }

    private void draw(StyledLine line, StringBuilder out) {
        for (StyledLine.Span span : line.spans()) {
            out.append(span.ink().sequence(colours)).append(span.text());
        }
        out.append("\u001b[0m");
    }

    private void write(String text) {
        PrintWriter writer = terminal.writer();
        writer.write(text);
        writer.flush();
    }

    @Override
    public void close() {
        write(CLOSE);
        terminal.setAttributes(before);
    }
}
