package remotemcp.oauth;

import java.util.List;
import java.util.Optional;

/// What the documents of clients that most people use say, for when their servers do not let us read them: some answer a data centre
/// with a challenge for browsers.
final class PinnedClients {

    private PinnedClients() {
    }

    static Optional<Client> find(String url) {
        return switch (url) {
            case "https://claude.ai/oauth/mcp-oauth-client-metadata" ->
                client(url, "Claude", "https://claude.ai/api/mcp/auth_callback", "https://claude.com/api/mcp/auth_callback");
            case "https://claude.ai/oauth/claude-code-client-metadata" ->
                client(url, "Claude Code", "http://localhost/callback", "http://127.0.0.1/callback");
            case "https://vscode.dev/oauth/client-metadata.json" ->
                client(url, "Visual Studio Code", "http://127.0.0.1:33418/", "https://vscode.dev/redirect");
            default -> Optional.empty();
        };
    }

    private static Optional<Client> client(String url, String name, String... redirectUris) {
        return Optional.of(new Client(url, name, List.of(redirectUris), ClientAuthMethod.NONE, Optional.empty()));
    }
}
