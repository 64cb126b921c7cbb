package remotemcp.cli.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import remotemcp.client.Elicitation;
import remotemcp.json.JsonObject;

/// All that the terminal view knows. Events change it and lead to wishes; [Picture] draws it. It touches nothing else.
final class ViewState {
    private final Head head;
    private final List<ToolRun> history = new ArrayList<>();
    private final Deque<Question> questions = new ArrayDeque<>();
    private final Catalogue catalogue = new Catalogue();
    private OptionalLong lastMillis = OptionalLong.empty();
    private Optional<String> notice = Optional.empty();
    private boolean searching;
    private int scroll;
    private Pane pane = new Pane.Details(false);
    private int width = 80;
    private int height = 24;

    /// What the server asks the person.
    record Question(int number, ArgumentForm form) {
    }

    ViewState(Head head) {
        this.head = head;
    }

    List<Effect> on(Event event) {
        return switch (event) {
            case Event.Pressed(KeyPress key) -> pressed(key);
            case Event.Resized(int columns, int rows) -> resized(columns, rows);
            case Event.Listed(List<Item> listed, long millis) -> listed(listed, millis);
            case Event.Progressed(int number, var progress) -> working(number, run -> run.progressed(progress));
            case Event.Logged(JsonObject line) -> logged(line);
            case Event.Waited(long millis) -> running().map(run -> working(run.number(), it -> it.waited(millis))).orElse(List.of());
            case Event.Answered(int number, RunOutcome outcome, long millis) -> answered(number, outcome, millis);
            case Event.Asked(int number, Elicitation.Form form) -> asked(number, form);
            case Event.Noticed(String text) -> noticed(text);
        };
    }

    private List<Effect> pressed(KeyPress key) {
        notice = Optional.empty();
        if (key.isControl("c")) {
            return List.of(new Effect.Quit());
        }
        if (!questions.isEmpty()) {
            return answering(questions.getFirst(), key);
        }
        if (searching) {
            return searched(key);
        }
        return switch (pane) {
            case Pane.Details details -> browsed(key, details);
            case Pane.Filling filling -> filled(key, filling);
            case Pane.Calling calling -> called(key, calling);
            case Pane.History shown -> chosen(key, shown);
            case Pane.Help help -> left(key);
        };
    }

    private List<Effect> browsed(KeyPress key, Pane.Details details) {
        switch (key.kind()) {
            case UP -> select(catalogue.selected() - 1);
            case DOWN -> select(catalogue.selected() + 1);
            case HOME -> select(0);
            case END -> select(Integer.MAX_VALUE);
            case PAGE_UP, PAGE_DOWN -> scroll(key);
            case ESCAPE -> catalogue.filter(Entry.of(""));
            case ENTER -> {
                return catalogue.chosen().map(item -> use(item, last(item))).orElse(List.of());
            }
            default -> {
                if (key.is("j")) {
                    show(new Pane.Details(!details.asJson()));
                    return List.of();
                }
                return general(key);
            }
        }
        return List.of();
    }

    /// Keys that mean the same wherever nothing is written.
    private List<Effect> general(KeyPress key) {
        if (key.is("q")) {
            return List.of(new Effect.Quit());
        }
        if (key.is("r")) {
            notice = Optional.of("asking again…");
            return List.of(new Effect.List());
        }
        if (key.is("/")) {
            show(new Pane.Details(false));
            searching = true;
        } else if (key.is("?")) {
            show(new Pane.Help());
        } else if (key.is("h") && !history.isEmpty()) {
            show(new Pane.History(history.size() - 1));
        } else if (key.is("h")) {
            notice = Optional.of("nothing was called yet");
        }
        return List.of();
    }

    private List<Effect> searched(KeyPress key) {
        switch (key.kind()) {
            case ENTER -> searching = false;
            case ESCAPE -> {
                searching = false;
                catalogue.filter(Entry.of(""));
            }
            case UP -> select(catalogue.selected() - 1);
            case DOWN -> select(catalogue.selected() + 1);
            default -> catalogue.filter(catalogue.filter().after(key));
        }
        return List.of();
    }

    /// Asks for what it needs, or uses it at once when that is nothing.
    private List<Effect> use(Item item, JsonObject filled) {
        List<Field> fields = item.fields();
        if (fields.isEmpty()) {
            return begin(item, JsonObject.empty());
        }
        show(new Pane.Filling(item, new ArgumentForm(item.kind().verb + " " + item.label(), "", fields, filled)));
        return List.of();
    }

    private List<Effect> filled(KeyPress key, Pane.Filling filling) {
        return switch (filling.form().on(key)) {
            case STAY -> List.of();
            case DONE -> begin(filling.item(), filling.form().values());
            case LEFT -> {
                show(new Pane.Details(false));
                yield List.of();
            }
        };
    }

    private List<Effect> begin(Item item, JsonObject arguments) {
        var run = new ToolRun(history.size(), item, arguments);
        history.add(run);
        show(new Pane.Calling(run, false));
        return List.of(new Effect.Call(run.number(), item, arguments));
    }

    private List<Effect> called(KeyPress key, Pane.Calling calling) {
        ToolRun run = calling.call();
        if (run.outcome().isEmpty()) {
            return key.kind() == KeyPress.Kind.ESCAPE ? List.of(new Effect.Cancel(run.number())) : scroll(key);
        }
        if (key.kind() == KeyPress.Kind.ENTER) {
            return use(run.item(), run.arguments());
        }
        if (key.is("j")) {
            show(new Pane.Calling(run, !calling.asJson()));
            return List.of();
        }
        return left(key);
    }

    private List<Effect> left(KeyPress key) {
        if (key.kind() == KeyPress.Kind.ESCAPE || key.kind() == KeyPress.Kind.BACKSPACE || key.kind() == KeyPress.Kind.LEFT) {
            show(new Pane.Details(false));
            return List.of();
        }
        return key.kind() == KeyPress.Kind.TEXT ? general(key) : scroll(key);
    }

    private List<Effect> chosen(KeyPress key, Pane.History shown) {
        switch (key.kind()) {
            case UP -> pane = new Pane.History(Math.max(0, shown.selected() - 1));
            case DOWN -> pane = new Pane.History(Math.min(history.size() - 1, shown.selected() + 1));
            case ENTER -> show(new Pane.Calling(history.get(shown.selected()), false));
            default -> {
                return left(key);
            }
        }
        return List.of();
    }

    private List<Effect> scroll(KeyPress key) {
        int page = Math.max(1, Picture.bodyHeight(height) - 2);
        int wanted = switch (key.kind()) {
            case UP -> scroll - 1;
            case DOWN -> scroll + 1;
            case PAGE_UP -> scroll - page;
            case PAGE_DOWN -> scroll + page;
            case HOME -> 0;
            case END -> Integer.MAX_VALUE;
            default -> key.is(" ") ? scroll + page : scroll;
        };
        scroll = Math.clamp(wanted, 0, Picture.furthestScroll(this));
        return List.of();
    }

    private List<Effect> asked(int number, Elicitation.Form form) {
        questions.add(
            new Question(number, new ArgumentForm(head.title() + " asks", form.message(), Field.of(form.schema()), JsonObject.empty())));
        scroll = 0;
        return List.of();
    }

    /// Escape is no answer, which is another thing than a no.
    private List<Effect> answering(Question question, KeyPress key) {
        ArgumentForm form = question.form();
        Optional<Elicitation.Reply> reply = key.isControl("n") ? Optional.of(Elicitation.Reply.decline()) : switch (form.on(key)) {
            case STAY -> Optional.empty();
            case DONE -> Optional.of(Elicitation.Reply.accept(form.values()));
            case LEFT -> Optional.of(Elicitation.Reply.cancel());
        };
        reply.ifPresent(given -> questions.removeFirst());
        return reply.<List<Effect>>map(given -> List.of(new Effect.Reply(question.number(), given))).orElse(List.of());
    }

    private List<Effect> resized(int columns, int rows) {
        width = columns;
        height = rows;
        scroll = Math.min(scroll, Picture.furthestScroll(this));
        return List.of();
    }

    private List<Effect> listed(List<Item> listed, long millis) {
        catalogue.list(listed);
        lastMillis = OptionalLong.of(millis);
        notice = Optional.empty();
        return List.of();
    }

    private List<Effect> working(int number, java.util.function.Consumer<ToolRun> change) {
        if (number < history.size() && history.get(number).outcome().isEmpty()) {
            change.accept(history.get(number));
        }
        return List.of();
    }

    private List<Effect> logged(JsonObject line) {
        running().ifPresentOrElse(run -> run.logs(line), () -> notice = Optional.of(CallText.logged(line)));
        return List.of();
    }

    private List<Effect> answered(int number, RunOutcome outcome, long millis) {
        lastMillis = OptionalLong.of(millis);
        return working(number, run -> run.ended(outcome, millis));
    }

    private List<Effect> noticed(String text) {
        notice = Optional.of(text);
        return List.of();
    }

    private void show(Pane other) {
        pane = other;
        scroll = 0;
    }

    private void select(int index) {
        int before = catalogue.selected();
        catalogue.select(index);
        if (catalogue.selected() != before) {
            show(new Pane.Details(false));
        }
    }

    /// What was given the last time, so that a call can be made again with a change.
    private JsonObject last(Item item) {
        return history.reversed().stream().filter(run -> run.item().kind() == item.kind() && run.item().name().equals(item.name()))
            .map(ToolRun::arguments)
            .findFirst().orElse(JsonObject.empty());
    }

    Optional<ToolRun> running() {
        return history.reversed().stream().filter(run -> run.outcome().isEmpty()).findFirst();
    }

    Head head() {
        return head;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    List<ToolRun> history() {
        return history;
    }

    Optional<Question> question() {
        return Optional.ofNullable(questions.peekFirst());
    }

    OptionalLong lastMillis() {
        return lastMillis;
    }

    Optional<String> notice() {
        return notice;
    }

    boolean isSearching() {
        return searching;
    }

    int scroll() {
        return scroll;
    }

    Pane pane() {
        return pane;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
