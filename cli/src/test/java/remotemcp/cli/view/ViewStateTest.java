package remotemcp.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.client.Elicitation;
import remotemcp.client.Progress;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// The view without a terminal: events in, wishes and pictures out.
class ViewStateTest {
    private final ViewState it = new ViewState(
        new Head("workshop 2.1.0", "https://a.example/mcp", "2026-07-28 over Streamable HTTP", () -> "signed in", "Mind the gap"));

    @BeforeEach
    void list() {
        it.on(new Event.Listed(List.of(
            item(Item.Kind.TOOL, "repeat", """
                {"name":"repeat","description":"Says it again\\u001b[2J","annotations":{"readOnlyHint":true},
                "inputSchema":{"type":"object","properties":{"text":{"type":"string","description":"what to say"},
                "times":{"type":"integer","minimum":1,"maximum":9,"default":2},"tone":{"enum":["low","high"]},"loud":{"type":"boolean"}},"required":["text","tone"]},
                "outputSchema":{"type":"object","properties":{"said":{"type":"string"}}}}"""),
            item(Item.Kind.TOOL, "ping", "{\"name\":\"ping\",\"inputSchema\":{\"type\":\"object\"}}"),
            item(Item.Kind.RESOURCE, "file:///世界.md",
                "{\"uri\":\"file:///世界.md\",\"name\":\"世界.md\",\"mimeType\":\"text/markdown\",\"size\":2048}"),
            item(Item.Kind.TEMPLATE, "note://{id}/{+path}", "{\"uriTemplate\":\"note://{id}/{+path}\",\"name\":\"note\"}"),
            item(Item.Kind.PROMPT, "greet", "{\"name\":\"greet\",\"arguments\":[{\"name\":\"who\",\"required\":true}]}")), 12));
        it.on(new Event.Resized(100, 40));
    }

    private static Item item(Item.Kind kind, String name, String json) {
        return new Item(kind, name, object(json));
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    private List<Effect> press(KeyPress.Kind... kinds) {
        List<Effect> wishes = List.of();
        for (KeyPress.Kind kind : kinds) {
            wishes = it.on(new Event.Pressed(KeyPress.of(kind)));
        }
        return wishes;
    }

    private List<Effect> type(String text) {
        return it.on(new Event.Pressed(KeyPress.typed(text)));
    }

    private String screen() {
        return Picture.of(it).text();
    }

    private Effect.Call ping() {
        return (Effect.Call) press(KeyPress.Kind.DOWN, KeyPress.Kind.ENTER).getFirst();
    }

    @Test
    void everything_that_is_offered_is_counted_and_the_chosen_one_is_explained() {
        assertThat(screen())
            .contains("Tools 2", "Resources 1", "Templates 1", "Prompts 1", "▸ repeat", "Says it again", "only reads", "integer, 1 to 9",
                "otherwise 2",
                "one of low, high", "required", "Returns", "last answer in 12 ms", "signed in", "https://a.example/mcp")
            .doesNotContain("\u001b");
        press(KeyPress.Kind.DOWN, KeyPress.Kind.DOWN);
        assertThat(screen()).contains("▸ 世界.md", "file:///世界.md", "text/markdown · 2 KiB", "Enter read");
    }

    @ParameterizedTest
    @CsvSource({"80,24", "40,10", "41,11", "100,40", "200,60", "39,10", "10,3"})
    void every_picture_is_as_large_as_the_window_in_cells(int width, int height) {
        it.on(new Event.Resized(width, height));
        for (KeyPress.Kind kind : List.of(KeyPress.Kind.DOWN, KeyPress.Kind.DOWN, KeyPress.Kind.PAGE_DOWN, KeyPress.Kind.DOWN,
            KeyPress.Kind.ENTER, KeyPress.Kind.ESCAPE)) {
            press(kind);
            Frame frame = Picture.of(it);
            assertThat(frame.lines()).hasSize(height).allSatisfy(line -> assertThat(line.width()).as(line.text()).isEqualTo(width));
        }
    }

    @Test
    void a_search_narrows_the_list_and_keeps_the_choice() {
        press(KeyPress.Kind.DOWN);
        type("/");
        type("ping");
        assertThat(screen()).contains("Tools 1 of 2", "▸ ping", " /ping").doesNotContain("repeat");
        press(KeyPress.Kind.ENTER, KeyPress.Kind.ESCAPE);
        assertThat(screen()).contains("Tools 2", "▸ ping");
        type("/");
        type("nothing like it");
        assertThat(screen()).contains("Nothing is called so.");
    }

    @Test
    void arguments_are_asked_one_by_one_and_checked() {
        press(KeyPress.Kind.ENTER, KeyPress.Kind.ENTER);
        assertThat(screen()).contains("call repeat", "▸ text", "this is needed");
        type("hey\nho");
        press(KeyPress.Kind.ENTER, KeyPress.Kind.BACKSPACE);
        type("12");
        press(KeyPress.Kind.ENTER);
        assertThat(screen()).contains("hey⏎ho", "▸ times", "at most 9");
        press(KeyPress.Kind.BACKSPACE, KeyPress.Kind.ENTER, KeyPress.Kind.RIGHT, KeyPress.Kind.RIGHT, KeyPress.Kind.ENTER);
        type("yes");
        press(KeyPress.Kind.ENTER);
        assertThat(screen()).contains("high", "▸ loud", "it has to be true or false");
        press(KeyPress.Kind.LEFT);
        assertThat(press(KeyPress.Kind.ENTER)).containsExactly(new Effect.Call(0, it.catalogue().visible().getFirst(),
            object("{\"text\":\"hey\\nho\",\"times\":1,\"tone\":\"high\",\"loud\":false}")));
    }

    @Test
    void what_is_optional_may_stay_empty() {
        press(KeyPress.Kind.ENTER);
        type("a");
        press(KeyPress.Kind.ENTER, KeyPress.Kind.BACKSPACE, KeyPress.Kind.ENTER);
        type("low");
        it.on(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "u")));
        type("low");
        assertThat(it.on(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "s"))))
            .containsExactly(new Effect.Call(0, it.catalogue().visible().getFirst(), object("{\"text\":\"a\",\"tone\":\"low\"}")));
    }

    @Test
    void a_call_shows_how_far_it_is_what_was_logged_and_what_came_of_it() {
        ping();
        it.on(new Event.Progressed(0, new Progress(1, OptionalDouble.of(4), Optional.of("fetching\u0007"))));
        it.on(new Event.Logged(object("{\"level\":\"warning\",\"logger\":\"db\",\"data\":\"slow\"}")));
        it.on(new Event.Waited(1500));
        assertThat(screen()).contains("… call ping  1.5 s", "25 %", "████", "fetching", "warning db: slow", "Esc cancel")
            .doesNotContain("\u0007");
        it.on(new Event.Answered(0,
            new RunOutcome.Answer(object("{\"content\":[{\"type\":\"text\",\"text\":\"{\\\"a\\\":1}\"}],\"structuredContent\":{\"a\":1}}")),
            1600));
        assertThat(screen()).contains("✓ ping  1.6 s", "Structured", "\"a\": 1", "warning db: slow", "last answer in 1.6 s")
            .containsOnlyOnce("\"a\"");
        type("j");
        assertThat(screen()).contains("\"structuredContent\": {");
    }

    @Test
    void an_error_is_red_and_a_call_can_be_cancelled() {
        ping();
        it.on(new Event.Answered(0,
            new RunOutcome.Answer(object("{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"no luck\"}]}")),
            3));
        assertThat(Picture.of(it).lines()).anySatisfy(line -> assertThat(line.spans()).contains(new StyledLine.Span("no luck", Ink.BAD)));
        assertThat(press(KeyPress.Kind.ENTER)).containsExactly(new Effect.Call(1, it.catalogue().visible().get(1), JsonObject.empty()));
        assertThat(press(KeyPress.Kind.ESCAPE)).containsExactly(new Effect.Cancel(1));
        it.on(new Event.Answered(1, new RunOutcome.Cancelled(), 2100));
        assertThat(screen()).contains("– ping  cancelled after 2.1 s");
        it.on(new Event.Answered(1, new RunOutcome.Failure("too late"), 9000));
        assertThat(screen()).contains("cancelled after 2.1 s").doesNotContain("too late");
    }

    @Test
    void calls_are_remembered_with_what_was_given() {
        type("h");
        assertThat(screen()).contains("nothing was called yet");
        ping();
        it.on(new Event.Answered(0, new RunOutcome.Failure("unreachable"), 3));
        type("h");
        assertThat(screen()).contains("Calls so far", "✗ ping  failed after 3 ms");
        press(KeyPress.Kind.ENTER);
        assertThat(screen()).contains("unreachable");
    }

    @Test
    void a_template_and_a_prompt_ask_for_what_they_need() {
        press(KeyPress.Kind.DOWN, KeyPress.Kind.DOWN, KeyPress.Kind.DOWN, KeyPress.Kind.ENTER);
        type("a b");
        press(KeyPress.Kind.ENTER);
        type("c/d");
        var read = (Effect.Call) press(KeyPress.Kind.ENTER).getFirst();
        assertThat(read.item().uri(read.arguments())).isEqualTo("note://a%20b/c/d");
        it.on(new Event.Answered(0,
            new RunOutcome.Answer(object("{\"contents\":[{\"uri\":\"note://1\",\"text\":\"hello\"},{\"uri\":\"x\",\"blob\":\"AAAA\"}]}")),
            3));
        assertThat(screen()).contains("[note://1]", "hello", "[x, 3 bytes]");
        press(KeyPress.Kind.ESCAPE, KeyPress.Kind.END, KeyPress.Kind.ENTER);
        type("Ada");
        press(KeyPress.Kind.ENTER);
        it.on(new Event.Answered(1,
            new RunOutcome.Answer(object("{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Greet Ada\"}}]}")),
            3));
        assertThat(screen()).contains("user", "Greet Ada");
    }

    @Test
    void what_the_server_asks_comes_first_and_is_accepted_declined_or_left() {
        ping();
        var form = new Elicitation.Form("Your age?",
            object("{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}},\"required\":[\"age\"]}"));
        it.on(new Event.Asked(1, form));
        it.on(new Event.Asked(2, form));
        it.on(new Event.Asked(3, form));
        assertThat(screen()).contains("workshop 2.1.0 asks", "Your age?", "▸ age", "Ctrl-N say no");
        type("7");
        assertThat(press(KeyPress.Kind.ENTER)).containsExactly(new Effect.Reply(1, Elicitation.Reply.accept(object("{\"age\":7}"))));
        assertThat(it.on(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "n"))))
            .containsExactly(new Effect.Reply(2, Elicitation.Reply.decline()));
        assertThat(press(KeyPress.Kind.ESCAPE)).containsExactly(new Effect.Reply(3, Elicitation.Reply.cancel()));
        assertThat(screen()).contains("… call ping");
    }

    @Test
    void a_long_text_is_scrolled_and_no_further_than_its_end() {
        ping();
        it.on(new Event.Answered(0,
            new RunOutcome.Answer(object("{\"content\":[{\"type\":\"text\",\"text\":\"" + "line\\n".repeat(60) + "the end\"}]}")), 3));
        assertThat(screen()).contains("✓ ping", "↓").doesNotContain("the end");
        press(KeyPress.Kind.END, KeyPress.Kind.DOWN, KeyPress.Kind.DOWN);
        assertThat(screen()).contains("the end", "↑");
        press(KeyPress.Kind.HOME);
        assertThat(screen()).contains("✓ ping");
    }

    @Test
    void one_key_quits_wherever_nothing_is_written() {
        assertThat(type("q")).containsExactly(new Effect.Quit());
        press(KeyPress.Kind.ENTER);
        assertThat(type("q")).isEmpty();
        assertThat(it.on(new Event.Pressed(new KeyPress(KeyPress.Kind.CONTROL, "c")))).containsExactly(new Effect.Quit());
    }

    @Test
    void without_colours_only_weight_is_left() {
        for (Ink ink : Ink.values()) {
            assertThat(ink.sequence(false)).doesNotContain(";3").doesNotContain("[3");
        }
    }
}
