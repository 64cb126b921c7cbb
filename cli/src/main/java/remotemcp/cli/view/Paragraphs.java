package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.cli.command.Terminal;
import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.json.JsonException;

/// Lays text out in lines of a width.
final class Paragraphs {
    private Paragraphs() {
    }

    /// Words stay whole where they fit; the text's own line breaks and its indentation stay.
    static List<StyledLine> of(String text, int width, Ink ink) {
        var lines = new ArrayList<StyledLine>();
        for (String paragraph : Terminal.safe(text).replace("\t", "    ").split("\n", -1)) {
            wrap(paragraph, Math.max(1, width), ink, lines);
        }
        return lines;
    }

    /// JSON in colours; text that is JSON, as JSON.
    static List<StyledLine> ofAnswer(String text, int width) {
        return parsed(text).map(json -> ofJson(json, width)).orElseGet(() -> of(text, width, Ink.PLAIN));
    }

    private static Optional<Json> parsed(String text) {
        String start = text.strip();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(start));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    static List<StyledLine> ofJson(Json json, int width) {
        var lines = new ArrayList<StyledLine>();
        IndentedJson.of(json).lines().forEach(line -> lines.addAll(folded(JsonInks.of(line), width)));
        return lines;
    }

    /// A coloured line in as many lines as it needs, cut wherever the width ends.
    private static List<StyledLine> folded(StyledLine line, int width) {
        var lines = new ArrayList<StyledLine>();
        StyledLine current = StyledLine.EMPTY;
        int left = width;
        for (StyledLine.Span span : line.spans()) {
            String rest = span.text();
            while (!rest.isEmpty()) {
                String part = StyledLine.head(rest, left);
                current = current.plus(part, span.ink());
                left -= StyledLine.cells(part);
                rest = rest.substring(part.length());
                if (!rest.isEmpty()) {
                    lines.add(current);
                    current = StyledLine.EMPTY;
                    left = Math.max(2, width);
                }
            }
        }
        lines.add(current);
        return lines;
    }

    private static void wrap(String paragraph, int width, Ink ink, List<StyledLine> lines) {
        String rest = paragraph.stripTrailing();
        String indent = rest.substring(0, rest.length() - rest.stripLeading().length());
        while (StyledLine.cells(rest) > width) {
            String head = StyledLine.head(rest, width);
            int space = head.lastIndexOf(' ');
            boolean breaks = rest.charAt(head.length()) == ' ';
            String taken = breaks || space <= indent.length() ? head : head.substring(0, space);
            if (taken.isEmpty()) {
                taken = rest.substring(0, Character.charCount(rest.codePointAt(0)));
            }
            lines.add(StyledLine.of(taken.stripTrailing(), ink));
            String after = rest.substring(taken.length()).stripLeading();
            rest = indent.length() < width / 2 ? indent + after : after;
        }
        lines.add(StyledLine.of(rest, ink));
    }
}
