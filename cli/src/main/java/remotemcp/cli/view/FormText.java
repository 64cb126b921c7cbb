package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;

/// A form in lines, and where in it the cursor is.
final class FormText {
    private static final String MARGIN = "  ";
    private final ArgumentForm form;
    private final int width;
    private final List<StyledLine> lines = new ArrayList<>();
    private int row = -1;
    private int column;

    private FormText(ArgumentForm form, int width) {
        this.form = form;
        this.width = width;
    }

    static Frame of(ArgumentForm form, int width) {
        var text = new FormText(form, width);
        text.draw();
        return new Frame(text.lines, text.row, text.column);
    }

    private void draw() {
        lines.addAll(Paragraphs.of(form.title(), width, Ink.STRONG));
        if (!form.message().isBlank()) {
            lines.add(StyledLine.EMPTY);
            lines.addAll(Paragraphs.of(form.message(), width, Ink.PLAIN));
        }
        for (int i = 0; i < form.fields().size(); i++) {
            lines.add(StyledLine.EMPTY);
            field(i, form.fields().get(i));
        }
    }

    private void field(int index, Field field) {
        boolean isCurrent = index == form.current();
        lines.add(StyledLine.of(isCurrent ? "▸ " : MARGIN, Ink.ACCENT).plus(field.name(), isCurrent ? Ink.STRONG : Ink.BOLD)
            .plus("  " + field.kind(), Ink.VALUE).plus(field.required() ? "" : "  optional", Ink.DIM));
        if (isCurrent) {
            Paragraphs.of(field.description(), width - 2, Ink.DIM).stream().filter(line -> !line.text().isBlank())
                .forEach(line -> lines.add(StyledLine.of(MARGIN).plus(line)));
        }
        entry(form.entry(index), isCurrent, field);
        if (isCurrent) {
            form.error()
                .ifPresent(error -> Paragraphs.of(error, width - 2, Ink.BAD).forEach(line -> lines.add(StyledLine.of(MARGIN).plus(line))));
        }
    }

    /// Of a text that is too long, the part around the cursor.
    private void entry(Entry entry, boolean isCurrent, Field field) {
        String shown = entry.text().replace('\n', '⏎').replace('\t', ' ');
        int room = Math.max(1, width - 5);
        int start = 0;
        while (isCurrent && StyledLine.cells(shown.substring(start, entry.caret())) > room) {
            start += Character.charCount(shown.codePointAt(start));
        }
        StyledLine line =
            StyledLine.of(MARGIN).plus(isCurrent ? "› " : "  ", Ink.ACCENT).plus(StyledLine.head(shown.substring(start), room),
                isCurrent ? Ink.PLAIN : Ink.TEXT);
        if (isCurrent) {
            row = lines.size();
            column = 4 + StyledLine.cells(shown.substring(start, entry.caret()));
            line = field.options().isEmpty() ? line : line.plus("   " + choices(field, entry), Ink.DIM);
        }
        lines.add(line);
    }

    private static String choices(Field field, Entry entry) {
        return "← → " + String.join(" | ", field.options().stream().filter(option -> !option.equals(entry.text())).toList());
    }
}
