package remotemcp.cli.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.client.ListedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// The arguments of a call: from one JSON object, from words `NAME=VALUE`, and for what a tool requires and nobody gave, from the person.
record CallArguments(ListedTool tool, StandardStreams streams) {

    /// @throws IllegalArgumentException when they are not what the tool takes, or one is missing and nobody is there to ask
    JsonObject read(String whole, List<String> words) {
        JsonObject all = object(whole);
        for (String word : words) {
            int equals = word.indexOf('=');
            ToolArgument argument = named(word, word.substring(0, Math.max(equals, 0)));
            all = all.with(argument.name(), argument.value(word.substring(equals + 1)));
        }
        return completed(all);
    }

    private static JsonObject object(String text) {
        try {
            return Json.parse(text).asObject().orElseThrow(() -> new IllegalArgumentException("--arguments has to be a JSON object"));
        } catch (JsonException e) {
            throw new IllegalArgumentException("--arguments is not JSON: " + e.getMessage());
        }
    }

    private ToolArgument named(String word, String name) {
        List<ToolArgument> known = ToolArgument.of(tool);
        return known.stream().filter(argument -> argument.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(word + " is no argument of " + tool.name() + ", which takes "
                + (known.isEmpty() ? "none" : known.stream().map(ToolArgument::name).collect(Collectors.joining(", ")))));
    }

    /// One argument a line; the questions go where the answer of the tool does not.
    private JsonObject completed(JsonObject given) {
        JsonObject all = given;
        var lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        for (ToolArgument argument : ToolArgument.of(tool)) {
            if (argument.required() && !all.has(argument.name())) {
                String description = argument.description().map(words -> ": " + words).orElse("");
                streams.err().print(Terminal.line(argument.name() + " (" + argument.kind() + description + ")", 200) + " = ");
                streams.err().flush();
                all = all.with(argument.name(), argument.value(nextLine(lines, argument.name())));
            }
        }
        return all;
    }

    private static String nextLine(BufferedReader lines, String name) {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalArgumentException("the argument " + name + " is missing: add " + name + "=VALUE");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
