package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;
import remotemcp.cli.command.Terminal;

/// One line on the screen. Its width is counted in cells, of which a Chinese character takes two. All text passes [Terminal#safe] on its way in.
record StyledLine(List<Span> spans) {
    static final StyledLine EMPTY = new StyledLine(List.of());

    /// @param text without line breaks and control characters
    record Span(String text, Ink ink) {
    }

    static StyledLine of(String text, Ink ink) {
        return EMPTY.plus(text, ink);
    }

    static StyledLine of(String text) {
        return of(text, Ink.PLAIN);
    }

    StyledLine plus(String text, Ink ink) {
        var more = new ArrayList<>(spans);
        // Joined emoji fall apart here: terminals do not agree on their width, and a line that is counted wrong breaks the frame.
        more.add(new Span(Terminal.safe(text).replace("\u200D", "").replace('\n', ' ').replace('\t', ' '), ink));
        return new StyledLine(List.copyOf(more));
    }

    StyledLine plus(StyledLine other) {
        var more = new ArrayList<>(spans);
        more.addAll(other.spans);
        return new StyledLine(List.copyOf(more));
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    int width() {
        return cells(text());
    }

    /// All of it in another ink.
    StyledLine in(Ink ink) {
        return of(text(), ink);
    }

    /// Exactly that wide: filled up with spaces, or cut with an ellipsis.
    StyledLine fitted(int width) {
        int own = width();
        if (own <= width) {
            return own == width ? this : plus(" ".repeat(width - own),
                spans.isEmpty() ? Ink.PLAIN : spans.getLast().ink() == Ink.SELECTED ? Ink.SELECTED : Ink.PLAIN);
        }
        StyledLine cut = EMPTY;
        int left = width - 1;
        for (Span span : spans) {
            String part = head(span.text(), left);
            cut = cut.plus(part, span.ink());
            left -= cells(part);
            if (part.length() < span.text().length()) {
                break;
            }
        }
        cut = cut.plus("…", cut.spans.isEmpty() ? Ink.PLAIN : cut.spans.getLast().ink());
        return cut.plus(" ".repeat(Math.max(0, width - cut.width())), Ink.PLAIN);
    }

    static int cells(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /// As much of the beginning as fits.
    static String head(String text, int width) {
        int cells = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            cells += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
            if (cells > width) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
