package remotemcp.mcp;

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

/// The declared arguments of one tool: their common schema, and the reading and checking of a call's arguments.
final class Params {
    /// Unknown arguments that an error names: the answer to a call is not longer than the call is worth.
    static final int MOST_NAMED = 10;

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

    /// The values in the order of declaration.
    ///
    /// @throws ToolException that names everything wrong at once, for the model to mend
    Object[] read(JsonObject arguments) {
        var values = new Object[params.size()];
        var problems = new StringBuilder();
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            Param<?> param = params.get(i);
            Json value = arguments.find(param.name()).orElse(null);
            known += value == null ? 0 : 1;
            values[i] = read(param, value, problems);
        }
        if (known < arguments.size()) {
            nameUnknown(arguments, problems);
        }
        if (!problems.isEmpty()) {
            throw new ToolException("Wrong arguments: " + problems + ".");
        }
        return values;
    }

    /// A null stands for absent where absent is allowed: models write it so.
    private static Object read(Param<?> param, Json value, StringBuilder problems) {
        if (value == null || value instanceof JsonNull && !param.isRequired()) {
            if (param.isRequired()) {
                problem(problems).append(param.name()).append(" is missing, it must be ").append(param.words());
            }
            return param.fallback().orElse(null);
        }
        Object read = param.read(value).orElse(null);
        if (read == null) {
            problem(problems).append(param.name()).append(" must be ").append(param.words()).append(", not ").append(wordFor(value));
        }
        return read;
    }

    private void nameUnknown(JsonObject arguments, StringBuilder problems) {
        int unknown = 0;
        for (String key : arguments.keys()) {
            if (params.stream().noneMatch(param -> param.name().equals(key)) && ++unknown <= MOST_NAMED) {
                problem(problems).append("there is no argument ").append(clip(key));
            }
        }
        if (unknown > MOST_NAMED) {
            problems.append(", nor ").append(unknown - MOST_NAMED).append(" more that were sent");
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
