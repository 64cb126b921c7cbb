package remotemcp.demo.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonObject;

/// What goes wrong for people who connect an app to a server, why, and what helps.
enum Trouble {
    CANNOT_CONNECT("cannot-connect", "The app says that it cannot connect, or finds no server",
        "Claude's connectors and ChatGPT come from their makers' clouds: these reach public https addresses on port 443 only, never localhost or a private network.",
        "Open the server's address in a browser on another network. If it is not there, connect through a bridge on your own computer (way bridge or mcp-remote), or publish the server."),
    BLOCKED("blocked", "The server's pages open in a browser, the connector still cannot connect",
        "A firewall or bot protection before the server stops the cloud that connects: Anthropic's has the addresses 160.79.104.0/21.",
        "The operator lets these addresses through for /mcp, /.well-known/, /register and /token."),
    SIGN_IN_AGAIN("sign-in-again", "It asks to sign in again and again",
        "A login that is kept on your computer no longer fits the server, or two programs share it.",
        "Connector: disconnect it and connect anew. Our bridge: quit the app, run remote-mcp bridge --forget with the server's address, start the app. mcp-remote: quit the app, delete the folder .mcp-auth in your home folder, start the app."),
    NO_BROWSER("no-browser", "No page to sign in opens",
        "The bridge found no browser to open, or it opened in another profile.",
        "Look into the app's log for the address and open it by hand: ~/Library/Logs/Claude/mcp*.log on macOS, %APPDATA%\\Claude\\logs on Windows."),
    NO_TOOLS("no-tools", "It is connected, but no tools appear",
        "The app still has an older list, the tools are switched off in this chat, or a proxy passes on /mcp/ and not /mcp.",
        "Switch the server on in the chat's tools menu, start a new chat, restart the app. If that does not help, run remote-mcp doctor with the server's address: it plays the app step by step."),
    NOT_STARTED("not-started", "The app says that the server is disconnected, or spawn … ENOENT",
        "The app did not find the program that its file names: Node or remote-mcp is not installed, or not on the PATH of apps.",
        "Write the program's absolute path as \"command\". On Windows, npx is started as \"command\": \"cmd\", \"args\": [\"/c\", \"npx\", …]."),
    FILE_IGNORED("file-ignored", "The server does not appear after the file was changed",
        "The file is no valid JSON (often a comma), lies in another place, or the app was only closed and not quit. Claude Desktop's file starts programs only: an entry with \"url\" is ignored.",
        "Check the text with a JSON checker, quit the app from its menu or tray icon, and start it again."),
    SLOW("slow", "Long calls end with an error",
        "Apps wait for a tool as long as they think right, Claude 300 seconds, and shorten results of more than about 150,000 characters.",
        "Ask for less at once."),
    ONE_CONNECTOR("one-connector", "No further connector can be added",
        "Plans limit the number of connectors; the free one has one.",
        "Remove another one, or connect through a bridge.");

    private final String id;
    private final String symptom;
    private final String cause;
    private final String remedy;

    Trouble(String id, String symptom, String cause, String remedy) {
        this.id = id;
        this.symptom = symptom;
        this.cause = cause;
        this.remedy = remedy;
    }

    static Optional<Trouble> find(String id) {
        return Arrays.stream(values()).filter(trouble -> trouble.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(trouble -> trouble.id).toList();
    }

    String id() {
        return id;
    }

    String text() {
        return symptom + ". Why: " + cause + " What helps: " + remedy;
    }

    JsonObject json() {
        return JsonObject.builder().put("problem", id).put("symptom", symptom).put("cause", cause).put("remedy", remedy).build();
    }
}
