package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the server says in its log about settings that work, but not well with the hosts that people use.
class SettingsWarningTest {
    @Test
    void access_tokens_that_live_too_short_for_hosts_are_warned_of_at_start() {
        try (OwnServer server = OwnServer.start(Map.of("REMOTE_MCP_ACCESS_TOKEN_SECONDS", "60"))) {
            assertThat(Http.get(server.target().at("/")).status()).isEqualTo(200);
            assertThat(server.output()).anySatisfy(
                line -> assertThat(line).contains("oauth.lifetimes", "access-token-seconds", "mcp-remote signs people out", "Claude Code"));
        }
    }
}
