package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws a [ViewState]: two lines of head, the list at the left, one pane at the right, one line of what can be pressed.
final class Picture {
    private static final int LEAST_WIDTH = 40;
    private static final int LEAST_HEIGHT = 10;
    private static final int AROUND_BODY = 5;

    private final ViewState it;
    private final int width;
    private final int left;
    private final int right;
    private final int rows;

    private Picture(ViewState it) {
        this.it = it;
        width = it.width();
        int widest = it.catalogue().items().stream().mapToInt(item -> StyledLine.cells(item.label())).max().orElse(0) + 4;
        left = Math.clamp(widest, 18, Math.max(18, Math.min(40, width * 2 / 5)));
        right = Math.max(1, width - left - 5);
        rows = bodyHeight(it.height());
    }

    static Frame of(ViewState state) {
        return state.width() < LEAST_WIDTH || state.height() < LEAST_HEIGHT ? tooSmall(state)
            : new Picture(state).whole();
    }

    static int bodyHeight(int height) {
        return Math.max(1, height - AROUND_BODY);
    }

    /// How far the right side can be scrolled.
    static int furthestScroll(ViewState state) {
        var picture = new Picture(state);
        return Math.max(0, picture.pane().lines().size() - picture.rows);
    }

    private static Frame tooSmall(ViewState state) {
        var lines = new ArrayList<StyledLine>();
        for (int i = 0; i < state.height(); i++) {
            lines.add(i == state.height() / 2 ? StyledLine.of("This window is too small.").fitted(state.width())
                : StyledLine.of("").fitted(state.width()));
        }
        return Frame.without(lines);
    }

    private Frame whole() {
        var lines = new ArrayList<StyledLine>();
        lines.add(spread(StyledLine.of(" " + it.head().title(), Ink.STRONG).plus("  " + it.head().protocol(), Ink.PLAIN),
            StyledLine.of(it.head().login().get() + " ", Ink.DIM)));
        lines.add(spread(StyledLine.of(" " + it.head().url(), Ink.DIM),
            StyledLine.of(it.lastMillis().isPresent() ? "last answer in " + CallText.time(it.lastMillis().getAsLong()) + " " : "",
                Ink.DIM)));
        lines.add(StyledLine.of("─".repeat(left + 1) + "┬" + "─".repeat(width - left - 2), Ink.DIM));
        Frame pane = pane();
        int from = from(pane);
        List<StyledLine> list = list();
        for (int i = 0; i < rows; i++) {
            StyledLine item = i < list.size() ? list.get(i) : StyledLine.EMPTY;
            StyledLine text = from + i < pane.lines().size() ? pane.lines().get(from + i) : StyledLine.EMPTY;
            lines.add(
                item.fitted(left + 1).plus("│", Ink.DIM).plus(" ", Ink.PLAIN).plus(text.fitted(right)).plus(mark(i, from, pane), Ink.DIM));
        }
        lines.add(StyledLine.of("─".repeat(left + 1) + "┴" + "─".repeat(width - left - 2), Ink.DIM));
        lines.add(foot().fitted(width));
        if (it.isSearching()) {
            return new Frame(lines, lines.size() - 1,
                2 + StyledLine.cells(it.catalogue().filter().text().substring(0, it.catalogue().filter().caret())));
        }
        int row = pane.row() - from;
        return pane.row() < 0 || row < 0 || row >= rows ? Frame.without(lines) : new Frame(lines, row + 3, left + 3 + pane.column());
    }

    /// Both ends of a line; the right one goes first when there is no room.
    private StyledLine spread(StyledLine start, StyledLine end) {
        int gap = width - start.width() - end.width();
        return gap < 1 ? start.fitted(width) : start.plus(" ".repeat(gap), Ink.PLAIN).plus(end);
    }

    /// A form shows the field that is being filled in; everything else is scrolled by the person.
    private int from(Frame pane) {
        int furthest = Math.max(0, pane.lines().size() - rows);
        return pane.row() < 0 ? Math.min(it.scroll(), furthest) : Math.clamp(pane.row() - rows / 2, 0, furthest);
    }

    /// That there is more above or below.
    private String mark(int row, int from, Frame pane) {
        if (row == 0 && from > 0) {
            return " ↑";
        }
        return row == rows - 1 && from + rows < pane.lines().size() ? " ↓" : "  ";
    }

    private Frame pane() {
        Optional<ViewState.Question> question = it.question();
        if (question.isPresent()) {
            return FormText.of(question.get().form(), right);
        }
        return switch (it.pane()) {
            case Pane.Filling filling -> FormText.of(filling.form(), right);
            case Pane.Details details ->
                Frame.without(it.catalogue().chosen().map(item -> DetailsText.of(item, details.asJson(), right)).orElseGet(this::nothing));
            case Pane.Calling calling -> Frame.without(CallText.of(calling.call(), calling.asJson(), right));
            case Pane.History history -> Frame.without(history(history));
            case Pane.Help help -> Frame.without(HelpText.of(it.head(), right));
        };
    }

    private List<StyledLine> nothing() {
        return List
            .of(StyledLine.of(it.catalogue().items().isEmpty() ? "This server offers nothing that it lists." : "Nothing is called so.",
                Ink.DIM));
    }

    private List<StyledLine> history(Pane.History shown) {
        var lines = new ArrayList<StyledLine>(List.of(StyledLine.of("Calls so far", Ink.STRONG), StyledLine.EMPTY));
        for (int i = 0; i < it.history().size(); i++) {
            ToolRun run = it.history().get(i);
            StyledLine line = CallText.of(run, false, right).getFirst().plus("  " + run.arguments().text(), Ink.DIM).fitted(right);
            lines.add(i == shown.selected() ? line.in(Ink.SELECTED) : line);
        }
        return lines;
    }

    /// Headings with counts, and under them the items; scrolled so that the chosen one is seen.
    private List<StyledLine> list() {
        var lines = new ArrayList<StyledLine>();
        List<Item> visible = it.catalogue().visible();
        int chosen = 0;
        for (Item.Kind kind : Item.Kind.values()) {
            List<Item> ofKind = visible.stream().filter(item -> item.kind() == kind).toList();
            if (ofKind.isEmpty()) {
                continue;
            }
            if (!lines.isEmpty()) {
                lines.add(StyledLine.EMPTY);
            }
            lines.add(StyledLine.of(" " + kind.heading, Ink.BOLD).plus(" " + count(kind, ofKind.size()), Ink.DIM));
            for (Item item : ofKind) {
                boolean isChosen = visible.indexOf(item) == it.catalogue().selected();
                chosen = isChosen ? lines.size() : chosen;
                lines.add(isChosen ? StyledLine.of(" ▸ " + item.label(), Ink.SELECTED).fitted(left).plus(" ", Ink.PLAIN)
                    : StyledLine.of("   " + item.label()));
            }
        }
        int from = Math.clamp(chosen - rows / 2, 0, Math.max(0, lines.size() - rows));
        List<StyledLine> shown = new ArrayList<>(lines.subList(from, Math.min(lines.size(), from + rows)));
        if (from + rows < lines.size()) {
            shown.set(rows - 1, shown.getLast().fitted(left - 1).plus(" ↓", Ink.DIM));
        }
        return shown;
    }

    private String count(Item.Kind kind, int shown) {
        long all = it.catalogue().items().stream().filter(item -> item.kind() == kind).count();
        return shown == all ? String.valueOf(all) : shown + " of " + all;
    }

    private StyledLine foot() {
        if (it.isSearching()) {
            return StyledLine.of(" /", Ink.ACCENT).plus(it.catalogue().filter().text(), Ink.PLAIN);
        }
        if (it.notice().isPresent()) {
            return StyledLine.of(" " + it.notice().get(), Ink.ACCENT);
        }
        StyledLine line = StyledLine.of(" ");
        for (String[] hint : hints()) {
            line = line.plus(hint[0], Ink.BOLD).plus(" " + hint[1] + "  ", Ink.DIM);
        }
        return line;
    }

    private String[][] hints() {
        if (it.question().isPresent()) {
            return new String[][]{{"Enter", "next, then answer"}, {"Ctrl-N", "say no"}, {"Esc", "answer nothing"}};
        }
        return switch (it.pane()) {
            case Pane.Details details -> new String[][]{{"Enter", it.catalogue().chosen().map(item -> item.kind().verb).orElse("call")},
                {"/", "search"}, {"j", details.asJson() ? "text" : "JSON"},
                {"h", "history"}, {"?", "help"}, {"q", "quit"}};
            case Pane.Filling filling -> new String[][]{
                {"Enter", filling.form().current() == filling.form().fields().size() - 1 ? filling.item().kind().verb : "next"},
                {"↑↓", "fields"}, {"Esc", "back"}};
            case Pane.Calling calling when calling.call().outcome().isEmpty() -> new String[][]{{"Esc", "cancel"}};
            case Pane.Calling calling -> new String[][]{{"Enter", "again"}, {"↑↓", "scroll"}, {"j", calling.asJson() ? "text" : "JSON"},
                {"h", "history"}, {"Esc", "back"}};
            case Pane.History history -> new String[][]{{"↑↓", "choose"}, {"Enter", "show"}, {"Esc", "back"}};
            case Pane.Help help -> new String[][]{{"Esc", "back"}, {"q", "quit"}};
        };
    }
}
