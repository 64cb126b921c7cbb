package remotemcp.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.MemoryPlatform;

/// Hosts count an access token as expired some time before it is (seen with the versions of November 2026).
class LifetimesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void a_minute_is_too_short_for_mcp_remote(int seconds) {
        assertThat(warning(seconds)).contains("mcp-remote signs people out",
            "Claude Code refreshes its access before every single request");
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 300})
    void five_minutes_make_claude_code_refresh_before_every_request(int seconds) {
        assertThat(warning(seconds)).contains("Claude Code refreshes its access before every single request").doesNotContain("mcp-remote");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 3600})
    void longer_ones_are_no_trouble(int seconds) {
        assertThat(started(seconds).logged("oauth.lifetimes")).isEmpty();
    }

    @Test
    void the_warning_names_the_setting_and_its_value() {
        JsonObject line = started(60).logged("oauth.lifetimes").getFirst();
        assertThat(line.string("setting")).contains(remotemcp.settings.Setting.ACCESS_TOKEN_SECONDS.key());
        assertThat(line.integer("value")).hasValue(60);
    }

    private static String warning(int seconds) {
        return started(seconds).logged("oauth.lifetimes").getFirst().string("why").orElseThrow();
    }

    private static MemoryPlatform started(int seconds) {
        MemoryPlatform world = MemoryPlatform.create();
        StandardApp.serving(McpServer.named("x", "1").build()).at("https://mcp.example.com")
            .signIn(OwnAccounts.signUp(false, usual -> usual.withLifetimes(usual.lifetimes().withAccess(seconds * 1000L))))
            .on(world.platform());
        return world;
    }
}
