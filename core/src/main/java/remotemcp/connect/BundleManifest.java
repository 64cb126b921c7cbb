package remotemcp.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// The `manifest.json` of an `.mcpb` bundle (manifest version 0.3) that carries our bridge and the Java runtime it needs. Where no server is
/// named, the host asks its user for the URL when the bundle is installed.
///
/// @param server the one server it is for; empty for any
/// @param version of the bridge
/// @param system the only one it runs on
/// @param program what starts the bridge, up to the server's URL
public record BundleManifest(Optional<RemoteServer> server, String version, OperatingSystem system, Program program) {
    private static final String SCHEMA_VERSION = "0.3";
    private static final String ANY_SERVER = "remote-mcp";

    /// @param executable path in the bundle, with `/`
    /// @param arguments in which `${__dirname}` stands for the folder that the bundle is unpacked to
    public record Program(String executable, List<String> arguments) {
        public Program {
            arguments = List.copyOf(arguments);
        }
    }

    /// The bundle's name, which is its file's name too.
    public String name() {
        return server.map(RemoteServer::name).orElse(ANY_SERVER);
    }

    public JsonObject json() {
        var manifest = JsonObject.builder().put("manifest_version", SCHEMA_VERSION).put("name", name()).put("display_name", title())
            .put("version", version).put("description", description()).put("long_description", longDescription())
            .put("author", JsonObject.of("name", "remote-mcp")).put("license", "Apache-2.0").put("icon", "icon.png")
            .put("server", started()).put("tools_generated", true).put("prompts_generated", true)
            .put("compatibility", JsonObject.of("platforms", JsonArray.ofStrings(List.of(platform()))));
        if (server.isEmpty()) {
            manifest.put("user_config", JsonObject.of("url", question()));
        }
        return manifest.build();
    }

    private String title() {
        return server.map(RemoteServer::name).orElse("Remote MCP server");
    }

    private String description() {
        return "Connects to " + server.map(RemoteServer::url).orElse("a remote MCP server by its URL") + ", with sign-in in the browser.";
    }

    private static String longDescription() {
        return "Passes everything on between this app and one remote MCP server: tools, resources, prompts and questions, in every revision of the "
            + "protocol. When the server asks for a login, the browser opens once; the login is kept for the next start. It needs nothing else installed.";
    }

    private JsonObject started() {
        var arguments = new ArrayList<Json>();
        program.arguments().forEach(argument -> arguments.add(Json.of(argument)));
        arguments.add(Json.of(server.map(RemoteServer::url).orElse("${user_config.url}")));
        var command = JsonObject.builder().put("command", "${__dirname}/" + program.executable()).put("args", new JsonArray(arguments))
            .put("env", JsonObject.empty()).build();
        return JsonObject.builder().put("type", "binary").put("entry_point", program.executable()).put("mcp_config", command).build();
    }

    private static JsonObject question() {
        return JsonObject.builder().put("type", "string").put("title", "Server URL")
            .put("description", "The address of the server's MCP endpoint, for example https://mcp.example.com/mcp").put("required", true)
            .build();
    }

    private String platform() {
        return switch (system) {
            case MACOS -> "darwin";
            case WINDOWS -> "win32";
            case LINUX -> "linux";
        };
    }
}
