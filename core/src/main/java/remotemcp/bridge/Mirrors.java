package remotemcp.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import remotemcp.client.ListedTool;
import remotemcp.client.MirroredFields;
import remotemcp.client.wire.Printable;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Which arguments of which tools a server wants in header fields, learnt from the lists that pass (2026-07-28, streamable HTTP, Custom Headers).
final class Mirrors {
    private final Map<String, MirroredFields> tools = new ConcurrentHashMap<>();
    private final Notices notices;

    Mirrors(Notices notices) {
        this.notices = notices;
    }

    boolean knows(String tool) {
        return tools.containsKey(tool);
    }

    /// The result of `tools/list` without the tools whose marks break a rule: clients must not use them.
    JsonObject learn(JsonObject result) {
        var sound = new ArrayList<Json>();
        JsonArray listed = result.array("tools").orElse(JsonArray.of());
        for (Json tool : listed) {
            if (isSound(tool)) {
                sound.add(tool);
            }
        }
        return sound.size() == listed.size() ? result : result.with("tools", new JsonArray(sound));
    }

    private boolean isSound(Json json) {
        Optional<ListedTool> tool = json.asObject().flatMap(ListedTool::from);
        try {
            tool.ifPresent(found -> tools.put(found.name(), MirroredFields.of(List.of(found))));
            return true;
        } catch (IllegalArgumentException e) {
            notices.tell("The tool " + Printable.of(tool.orElseThrow().name()) + " is left out: " + e.getMessage());
            return false;
        }
    }

    /// The fields of a request that repeat parts of it.
    HeaderList fields(String method, JsonObject params) {
        HeaderList fields = MirroredFields.standard(method, params);
        MirroredFields tool = method.equals("tools/call") ? tools.get(params.string("name").orElse("")) : null;
        if (tool == null) {
            return fields;
        }
        for (Headers.Header field : tool.of(params.string("name").orElse(""), params.object("arguments").orElse(JsonObject.empty()))
            .list()) {
            fields = fields.with(field.name(), field.value());
        }
        return fields;
    }
}
