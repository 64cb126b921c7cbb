package remotemcp.hosts;

import java.util.Arrays;
import java.util.Optional;

/// A host whose model was watched: which version, when, and which of its limits cut what a server says.
public enum HostProfile {
    /// By default it defers tools: its model reads names and instructions first, descriptions and schemas after a search.
    CLAUDE_CODE("claude-code", "Claude Code", "2.1.332", new HostLimits(HostLimits.NONE, 4_096, 4_096, HostLimits.NONE, 128, 50_000)),
    /// With models it knows it defers tools: the model reads the first line of the instructions, and the rest after a search.
    CODEX("codex", "Codex", "0.171.0", new HostLimits(250, HostLimits.NONE, HostLimits.NONE, 5_000, 128, 12_000)),
    GEMINI("gemini", "Gemini CLI", "0.61.0", new HostLimits(HostLimits.NONE, HostLimits.NONE, HostLimits.NONE, HostLimits.NONE, 63, 40_000)),
    OPENCODE("opencode", "opencode", "1.18.33",
        new HostLimits(HostLimits.NONE, HostLimits.NONE, HostLimits.NONE, HostLimits.NONE, HostLimits.NONE, 51_200)),
    /// Its model gets no instructions.
    COPILOT("copilot", "Copilot CLI", "1.0.102", new HostLimits(HostLimits.NONE, 0, HostLimits.NONE, HostLimits.NONE, 64, 20_480));

    /// The day on which all of them were measured.
    public static final String MEASURED = "2026-11-30";

    private final String id;
    private final String title;
    private final String version;
    private final HostLimits limits;

    HostProfile(String id, String title, String version, HostLimits limits) {
        this.id = id;
        this.title = title;
        this.version = version;
        this.limits = limits;
    }

    /// By its name on the command line.
    public static Optional<HostProfile> find(String id) {
        return Arrays.stream(values()).filter(host -> host.id.equals(id)).findFirst();
    }

    /// Its name on the command line and in JSON, such as `claude-code`.
    public String id() {
        return id;
    }

    /// Its name as people know it.
    public String title() {
        return title;
    }

    /// The version that was measured, as npm counts it.
    public String version() {
        return version;
    }

    public HostLimits limits() {
        return limits;
    }
}
