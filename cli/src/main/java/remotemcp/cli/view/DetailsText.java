package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Everything about one item, in lines.
final class DetailsText {
    private static final Map<String, List<String>> HINTS = Map.of("readOnlyHint", List.of("only reads", "changes things"),
        "destructiveHint", List.of("may destroy", "destroys nothing"), "idempotentHint", List.of("may be repeated", "counts each time"),
        "openWorldHint", List.of("reaches the outside world", "stays inside"));

    private final Item item;
    private final int width;
    private final List<StyledLine> lines = new ArrayList<>();

    private DetailsText(Item item, int width) {
        this.item = item;
        this.width = width;
    }

    static List<StyledLine> of(Item item, boolean asJson, int width) {
        if (asJson) {
            return Paragraphs.ofJson(item.json(), width);
        }
        return new DetailsText(item, width).all();
    }

    private List<StyledLine> all() {
        lines.addAll(Paragraphs.of(item.label(), width, Ink.STRONG));
        item.json().string("title").filter(title -> !title.equals(item.label()))
            .ifPresent(title -> lines.addAll(Paragraphs.of(title, width, Ink.BOLD)));
        if (!item.label().equals(item.name())) {
            lines.addAll(Paragraphs.of(item.name(), width, Ink.DIM));
        }
        if (!item.description().isBlank()) {
            lines.add(StyledLine.EMPTY);
            lines.addAll(Paragraphs.of(item.description(), width, Ink.PLAIN));
        }
        facts();
        fields("Arguments", item.fields());
        item.json().object("outputSchema").ifPresent(schema -> fields("Returns", Field.of(schema)));
        item.json().object("inputSchema").filter(schema -> !schema.isEmpty())
            .ifPresent(schema -> schema("Schema of the arguments", schema));
        item.json().object("outputSchema").ifPresent(schema -> schema("Schema of the result", schema));
        return lines;
    }

    private void facts() {
        var facts = new ArrayList<String>();
        JsonObject annotations = item.json().object("annotations").orElse(JsonObject.empty());
        for (String hint : List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")) {
            annotations.bool(hint).ifPresent(is -> facts.add(HINTS.get(hint).get(is ? 0 : 1)));
        }
        item.json().string("mimeType").ifPresent(facts::add);
        item.json().integer("size").ifPresent(bytes -> facts.add(CallText.size(bytes)));
        if (!facts.isEmpty()) {
            lines.add(StyledLine.EMPTY);
            lines.addAll(Paragraphs.of("It says: " + String.join(" · ", facts), width, Ink.DIM));
        }
    }

    private void fields(String heading, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        heading(heading);
        int names = Math.min(width / 3, fields.stream().mapToInt(field -> StyledLine.cells(field.name())).max().orElse(0));
        for (Field field : fields) {
            lines.add(StyledLine.of("  ").plus(StyledLine.of(field.name(), Ink.NAME).fitted(names)).plus("  " + field.kind(), Ink.VALUE)
                .plus(field.required() ? "  required" : "", Ink.BOLD));
            note(field.description(), names + 4);
            note(field.options().isEmpty() || field.kind().equals("boolean") ? "" : "one of " + String.join(", ", field.options()),
                names + 4);
            note(field.schema().find("default").map(Json::text).map(value -> "otherwise " + value).orElse(""), names + 4);
        }
    }

    private void note(String text, int indent) {
        if (!text.isBlank()) {
            Paragraphs.of(text, width - indent, Ink.PLAIN).forEach(line -> lines.add(StyledLine.of(" ".repeat(indent)).plus(line)));
        }
    }

    private void schema(String heading, JsonObject schema) {
        heading(heading);
        Paragraphs.ofJson(schema, width - 2).forEach(line -> lines.add(StyledLine.of("  ").plus(line)));
    }

    private void heading(String text) {
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of(text, Ink.BOLD));
    }
}
