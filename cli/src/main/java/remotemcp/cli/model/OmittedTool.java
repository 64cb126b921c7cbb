package remotemcp.cli.model;

import remotemcp.json.JsonObject;

/// A tool that a host does not show its model.
///
/// @param name its name on the server
record OmittedTool(String name, String why) {

    JsonObject json() {
        return JsonObject.builder().put("name", name).put("why", why).build();
    }
}
