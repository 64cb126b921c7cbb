package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;

/// What can be pressed, and what the server says of itself.
final class HelpText {
    private static final List<List<String>> KEYS = List.of(List.of("↑ ↓", "choose, or scroll an answer"),
        List.of("Enter", "call a tool, read a resource, get a prompt; again on an answer"),
        List.of("Page ↑ ↓", "scroll the right side"), List.of("/", "search in names and descriptions; Esc ends it"),
        List.of("j", "as JSON, and back"),
        List.of("h", "what was called so far"), List.of("r", "ask the server again what it offers"),
        List.of("Esc", "back; while a call runs: cancel it"),
        List.of("q", "quit (Ctrl-C anywhere)"), List.of("", ""), List.of("In a form", ""),
        List.of("Enter", "check the field and go to the next; after the last: send"),
        List.of("↑ ↓", "go to another field"), List.of("← →", "choose among the values, where there are some"),
        List.of("Ctrl-S", "send it as it is"));

    private HelpText() {
    }

    static List<StyledLine> of(Head head, int width) {
        var lines = new ArrayList<StyledLine>();
        lines.add(StyledLine.of("Keys", Ink.STRONG));
        lines.add(StyledLine.EMPTY);
        for (List<String> key : KEYS) {
            lines.add(key.getLast().isEmpty() ? StyledLine.of(key.getFirst(), Ink.BOLD)
                : StyledLine.of("  ").plus(StyledLine.of(key.getFirst(), Ink.ACCENT).fitted(10)).plus(key.getLast(), Ink.PLAIN));
        }
        if (!head.instructions().isBlank()) {
            lines.add(StyledLine.EMPTY);
            lines.add(StyledLine.of("The server says", Ink.BOLD));
            lines.addAll(Paragraphs.of(head.instructions(), width, Ink.PLAIN));
        }
        return lines;
    }
}
