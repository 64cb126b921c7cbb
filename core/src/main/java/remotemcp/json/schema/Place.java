package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;

/// One schema object on its way to a [SchemaNode]: reads its keywords' operands and refuses ill-formed ones.
record Place(JsonObject schema, SchemaResource resource, String pointer, int depth, SchemaCompiler compiler) {

    Dialect dialect() {
        return resource.metaschema().dialect();
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    boolean isTrue(String keyword) {
        if (schema.has(keyword) && schema.bool(keyword).isEmpty()) {
            throw bad(keyword, "Expected true or false");
        }
        return schema.bool(keyword).orElse(false);
    }

    Optional<String> string(String keyword) {
        if (schema.has(keyword) && schema.string(keyword).isEmpty()) {
            throw bad(keyword, "Expected a string");
        }
        return schema.string(keyword);
    }

    Optional<JsonNumber> number(String keyword) {
        return schema.find(keyword).map(value -> {
            if (value instanceof JsonNumber number) {
                return number;
            }
            throw bad(keyword, "Expected a number");
        });
    }

    /// A count; one beyond int is as good as no bound above it.
    Optional<Integer> count(String keyword) {
        return number(keyword).map(number -> {
            if (!number.isInteger() || number.compareValue(JsonNumber.of(0)) < 0) {
                throw bad(keyword, "Expected a whole number of at least 0");
            }
            return (int) Math.min(Integer.MAX_VALUE, number.asLong().orElse(Integer.MAX_VALUE));
        });
    }

    Optional<JsonArray> array(String keyword) {
        if (schema.has(keyword) && schema.array(keyword).isEmpty()) {
            throw bad(keyword, "Expected an array");
        }
        return schema.array(keyword);
    }

    Optional<JsonObject> object(String keyword) {
        if (schema.has(keyword) && schema.object(keyword).isEmpty()) {
            throw bad(keyword, "Expected an object");
        }
        return schema.object(keyword);
    }

    List<String> strings(String keyword) {
        return array(keyword).map(array -> strings(array, keyword)).orElse(List.of());
    }

    List<String> strings(JsonArray array, String keyword) {
        var strings = new ArrayList<String>();
        for (Json item : array) {
            strings.add(item.asString().orElseThrow(() -> bad(keyword, "Expected strings")));
        }
        return strings;
    }

    Optional<SchemaNode> node(String keyword) {
        return schema.find(keyword).map(value -> node(value, at(keyword)));
    }

    List<SchemaNode> nodes(String keyword) {
        var nodes = new ArrayList<SchemaNode>();
        for (Json item : array(keyword).orElse(JsonArray.of())) {
            nodes.add(node(item, at(keyword) + "/" + nodes.size()));
        }
        if (has(keyword) && nodes.isEmpty()) {
            throw bad(keyword, "Expected at least one schema");
        }
        return nodes;
    }

    Map<String, SchemaNode> namedNodes(String keyword) {
        var nodes = new LinkedHashMap<String, SchemaNode>();
        for (var member : object(keyword).orElse(JsonObject.empty()).entries()) {
            nodes.put(member.getKey(), node(member.getValue(), at(keyword) + "/" + Path.escaped(member.getKey())));
        }
        return nodes;
    }

    /// A schema below this one.
    SchemaNode node(Json schema, String pointer) {
        return compiler.node(schema, resource, pointer, depth + 1);
    }

    Optional<Pattern> pattern(String text, String pointer) {
        return compiler.pattern(text, resource, pointer);
    }

    /// The place of a keyword as messages name it.
    String location(String keyword) {
        return resource.document().place(at(keyword));
    }

    String at(String keyword) {
        return pointer + "/" + Path.escaped(keyword);
    }

    SchemaException bad(String keyword, String what) {
        return new SchemaException(what, location(keyword));
    }
}
