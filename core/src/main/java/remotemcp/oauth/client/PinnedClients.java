package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;

/// What the documents of clients that most people use say, for when their servers do not let us read them: some answer a data centre
/// with a challenge for browsers, and some servers of ours have no way out. These are facts from public sources, last compared on the day that [#AS_OF]
/// names; people are told that day wherever a record stands in for a document.
///
/// | Client | Sources |
/// |---|---|
/// | Claude, Claude Code, Visual Studio Code | their documents; Claude Code also as version 2.1.328 asks |
/// | Codex | OpenAI's page on MCP in Codex; the document of one server as others fetched it; version 0.169.0 as it asks |
/// | GitHub Copilot CLI | the document in the issues 4793, 4901 and 4926 of github/copilot-cli (September 2026), whose redirect URI ends at `/`; version 1.0.102 asks for `/callback` |
/// | opencode | the document in pull request 47737 of anomalyco/opencode (September 2026) |
public final class PinnedClients {
    static final String AS_OF = "30 November 2026";

    private static final String CODEX = "https://chatgpt.com/oauth/codex/";
    private static final String CODEX_DOCUMENT = "client.json";
    /// Nine bytes of a hash of the server's URL, in base64url.
    private static final int CODEX_CALLBACK_ID = 12;

    private PinnedClients() {
    }

    public static Optional<Client> find(String url) {
        return switch (url) {
            case "https://claude.ai/oauth/mcp-oauth-client-metadata" ->
                client(url, "Claude", "https://claude.ai/api/mcp/auth_callback", "https://claude.com/api/mcp/auth_callback");
            case "https://claude.ai/oauth/claude-code-client-metadata" -> local(url, "Claude Code", "/callback");
            case "https://vscode.dev/oauth/client-metadata.json" ->
                client(url, "Visual Studio Code", "http://127.0.0.1:33418/", "https://vscode.dev/redirect");
            case "https://github.com/copilot/cli/client-metadata.json" ->
                client(url, "GitHub Copilot CLI", "http://127.0.0.1:33418/", "http://127.0.0.1/callback");
            case "https://opencode.ai/oauth/opencode/client.json" -> local(url, "opencode", "/callback");
            default -> codexPath(url).flatMap(path -> local(url, "Codex", path));
        };
    }

    /// What a person can do so that the client comes without its document, in words that follow a sentence.
    static String wayWithoutDocument(String url) {
        return url.startsWith(CODEX)
            ? "Run codex mcp login NAME --oauth-client-registration dcr, with the name that this server has in Codex"
            : "If the app can register itself with a server (dynamic client registration), choose that in the app";
    }

    /// Codex has one document for servers that name themselves in their answers (RFC 9207), as this one does, and before that had one for each
    /// server, with a callback of its own.
    private static Optional<String> codexPath(String url) {
        if (!url.startsWith(CODEX) || !url.endsWith(CODEX_DOCUMENT)) {
            return Optional.empty();
        }
        String between = url.substring(CODEX.length(), url.length() - CODEX_DOCUMENT.length());
        if (between.isEmpty()) {
            return Optional.of("/callback");
        }
        boolean isId = between.length() == CODEX_CALLBACK_ID + 1 && between.endsWith("/")
            && between.chars().limit(CODEX_CALLBACK_ID).allMatch(PinnedClients::isBase64Url);
        return isId ? Optional.of("/callback/" + between.substring(0, CODEX_CALLBACK_ID)) : Optional.empty();
    }

    private static boolean isBase64Url(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /// A client that answers on the person's own computer only, on whichever port is free.
    private static Optional<Client> local(String url, String name, String path) {
        return client(url, name, "http://127.0.0.1" + path, "http://localhost" + path);
    }

    private static Optional<Client> client(String url, String name, String... redirectUris) {
        return Optional.of(new Client(url, name, List.of(redirectUris), ClientAuthMethod.NONE, Optional.empty(), Optional.of(AS_OF)));
    }
}
