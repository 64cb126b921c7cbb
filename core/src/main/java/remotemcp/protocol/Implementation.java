package remotemcp.protocol;

import remotemcp.json.JsonObject;

/// What a program says of itself: MCP's `Implementation` object.
public final class Implementation {
    /// The version of this build, the same in all its programs and libraries.
    public static final String VERSION = "0.1.0";

    private Implementation() {
    }

    /// A program of this build.
    public static JsonObject named(String name) {
        return JsonObject.builder().put("name", name).put("version", VERSION).build();
    }
}
