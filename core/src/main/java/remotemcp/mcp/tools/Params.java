package remotemcp.mcp.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.SentArguments;

/// The declared arguments of one tool: their common schema, and the reading and checking of a call's arguments.
final class Params {
    private final List<Param<?>> params = new ArrayList<>();

    <T> Param<T> add(String name, String description, Kind<T> kind) {
        for (Param<?> other : params) {
            if (other.name().equals(name)) {
                throw new IllegalArgumentException("two parameters named " + name);
            }
        }
        var schema = kind.schema().with("description", description);
        var param = new Param<>(this, params.size(), name, kind, schema, Optional.empty());
        params.add(param);
        return param;
    }

    <T> Param<T> replace(Param<T> param) {
        params.set(param.position(), param);
        return param;
    }

    boolean isEmpty() {
        return params.isEmpty();
    }

    /// JSON Schema 2020-12 of the whole argument object.
    JsonObject schema() {
        var properties = JsonObject.builder();
        var required = new ArrayList<String>();
        for (Param<?> param : params) {
            properties.put(param.name(), param.schema());
            if (param.isRequired()) {
                required.add(param.name());
            }
        }
        var schema = JsonObject.builder().put("type", "object").put("properties", properties.build());
        if (!required.isEmpty()) {
            schema.put("required", JsonArray.ofStrings(required));
        }
        return schema.put("additionalProperties", false).build();
    }

    int size() {
        return params.size();
    }

    /// Reads the values in the order of declaration.
    ///
    /// @param values filled, as far as it goes
    /// @param isStrict whether null is no way to leave an argument out; models write it so
    /// @return false if an argument is wrong, missing or unknown
    boolean read(JsonObject arguments, Object[] values, boolean isStrict) {
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            Param<?> param = params.get(i);
            Json value = arguments.find(param.name()).orElse(null);
            known += value == null ? 0 : 1;
            values[i] = isAbsent(param, value, isStrict) ? param.fallback().orElse(null) : param.read(value).orElse(null);
            if (values[i] == null) {
                return false;
            }
        }
        return known == arguments.size();
    }

    /// Names everything wrong at once, for the model to correct.
    ///
    /// @param arguments as they were understood
    /// @param sent with the names that are unknown
    ToolException complaint(JsonObject arguments, JsonObject sent, boolean isStrict) {
        var problems = new StringBuilder();
        for (Param<?> param : params) {
            complain(param, arguments.find(param.name()).orElse(null), isStrict, problems);
        }
        List<String> unknown = unknown(sent);
        if (!unknown.isEmpty()) {
            nameUnknown(unknown, problems);
        }
        return new ToolException("Wrong arguments: " + problems + ".");
    }

    /// The arguments that are declared.
    JsonObject known(JsonObject arguments) {
        var known = JsonObject.builder();
        for (Param<?> param : params) {
            arguments.find(param.name()).ifPresent(value -> known.put(param.name(), value));
        }
        return known.build();
    }

    /// The names among the arguments that no parameter has.
    List<String> unknown(JsonObject arguments) {
        var unknown = new ArrayList<String>();
        for (String name : arguments.keys()) {
            if (!has(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private boolean has(String name) {
        for (Param<?> param : params) {
            if (param.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbsent(Param<?> param, Json value, boolean isStrict) {
        return value == null || value instanceof JsonNull && !param.isRequired() && !isStrict;
    }

    private static void complain(Param<?> param, Json value, boolean isStrict, StringBuilder problems) {
        if (isAbsent(param, value, isStrict)) {
            if (param.isRequired()) {
                problem(problems).append(param.name()).append(" is missing, it must be ").append(param.words());
            }
        } else if (param.read(value).isEmpty()) {
            problem(problems).append(param.name()).append(" must be ").append(param.words()).append(", not ").append(wordFor(value));
        }
    }

    private void nameUnknown(List<String> unknown, StringBuilder problems) {
        for (String name : unknown.subList(0, Math.min(SentArguments.MOST_NAMED, unknown.size()))) {
            problem(problems).append("there is no argument ").append(clip(name));
        }
        if (unknown.size() > SentArguments.MOST_NAMED) {
            problems.append(", nor ").append(unknown.size() - SentArguments.MOST_NAMED).append(" more that were sent");
        }
        var names = params.stream().map(Param::name).toList();
        problems.append(names.isEmpty() ? ", this tool takes none" : ", only " + String.join(", ", names));
    }

    private static StringBuilder problem(StringBuilder problems) {
        return problems.isEmpty() ? problems : problems.append("; ");
    }

    private static String clip(String key) {
        return key.length() <= 64 ? key : key.substring(0, 64) + "…";
    }

    private static String wordFor(Json value) {
        return switch (value) {
            case JsonObject _ -> "an object";
            case JsonArray _ -> "a list";
            case JsonString(var text) -> text.length() <= 64 ? "the text " + new JsonString(text).text() : "that text";
            case JsonNumber number -> number.literal();
            case JsonBoolean bool -> bool.text();
            case JsonNull _ -> "null";
        };
    }
}
