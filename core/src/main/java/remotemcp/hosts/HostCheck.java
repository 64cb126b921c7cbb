package remotemcp.hosts;

import static remotemcp.hosts.HostProfile.CLAUDE_CODE;
import static remotemcp.hosts.HostProfile.CODEX;
import static remotemcp.hosts.HostProfile.COPILOT;
import static remotemcp.hosts.HostProfile.GEMINI;
import static remotemcp.hosts.HostProfile.OPENCODE;

import java.util.List;

/// Something that is valid in MCP and that the model of some host does not get, or gets changed.
public enum HostCheck {
    INSTRUCTIONS_FIRST_LINE("instructions-first-line", "The first line of the instructions is short", List.of(CODEX),
        "Codex shows its model the first 250 characters of the first line, and nothing else of the server until the model searches for a tool.",
        "Begin the instructions with one plain sentence of at most 250 characters that says what the tools are for."),
    INSTRUCTIONS_LENGTH("instructions-length", "The instructions are whole everywhere", List.of(CLAUDE_CODE),
        "Claude Code cuts instructions at 4,096 characters.",
        "Keep all instructions below 4,000 characters; say what concerns one tool in its description."),
    TOOL_DESCRIPTION_LENGTH("tool-description-length", "Their descriptions are whole everywhere", List.of(CLAUDE_CODE),
        "Claude Code cuts the description of a tool at 4,096 characters.",
        "Keep each description below 4,000 characters, with what matters most at its beginning."),
    INPUT_SCHEMA_SIZE("input-schema-size", "Their schemas keep their descriptions", List.of(CODEX),
        "Codex leaves out the descriptions of all parameters of a tool whose input schema has more than 5,000 characters.",
        "Keep each input schema below 5,000 characters: fewer parameters, shorter descriptions, or two tools."),
    INPUT_SCHEMA_ALTERNATIVES("input-schema-alternatives", "Their schemas have no alternatives at the top", List.of(CLAUDE_CODE, COPILOT),
        "oneOf, anyOf or allOf at the top of an input schema is flattened: which parameters belong together is told in words, or lost.",
        "Move the alternatives into one parameter, or make a tool of each."),
    BOOLEAN_SCHEMA("boolean-schema", "No parameter's schema is true or false", List.of(GEMINI, OPENCODE),
        "Gemini CLI and opencode lose all tools of a server when the schema of one parameter is true or false.",
        "Write {} instead of true, and leave out a parameter whose schema is false."),
    PARAMETER_NAME("parameter-name", "The names of their parameters fit every host", List.of(CLAUDE_CODE),
        "Claude Code leaves out a tool when the name of one of its parameters is anything but 1 to 64 letters, digits, _, . and -.",
        "Rename the parameter: 1 to 64 letters, digits, _, . and -."),
    TOOL_NAME_LENGTH("tool-name-length", "Their names are short", List.of(CLAUDE_CODE, GEMINI, COPILOT),
        "The name of the server is put before it, and the whole is cut at 64 characters by Gemini CLI and Copilot CLI; Claude Code leaves out a tool beyond 128.",
        "Keep the names of tools at 40 characters or less, different at the beginning."),
    TOOL_NAMES_ALIKE("tool-names-alike", "Their names differ in letters and digits", List.of(CLAUDE_CODE, CODEX, OPENCODE),
        "Other characters than letters, digits, _ and - become _: of two tools whose names are then the same, Claude Code offers the first, opencode the last, and Codex adds a hash to both.",
        "Rename one of them: . and _ and - do not tell names apart."),
    TOOL_ANNOTATIONS("tool-annotations", "Each says what it may change", List.of(CODEX, COPILOT),
        "Without a person to ask, Codex and Copilot CLI refuse to call a tool that has no annotations.",
        "Say readOnly() of a tool that changes nothing, and destructive(false) with openWorld(false) of one that does no harm."),
    PAGE_SIZE("page-size", "The list of tools is one page", List.of(GEMINI),
        "Gemini CLI reads the first page of the list of tools and no other.",
        "Raise pageSize to the number of tools or more."),
    RESULT_WITHOUT_TEXT("result-without-text", "Each result says something in text", List.of(OPENCODE, COPILOT),
        "A result of only links, images, sounds or binary resources reaches the models of opencode and Copilot CLI as an empty text.",
        "Add a text that says what the result is, and for a link its address.");

    private final String id;
    private final String title;
    private final List<HostProfile> hosts;
    private final String why;
    private final String fix;

    HostCheck(String id, String title, List<HostProfile> hosts, String why, String fix) {
        this.id = id;
        this.title = title;
        this.hosts = hosts;
        this.why = why;
        this.fix = fix;
    }

    /// Stable, for scripts.
    public String id() {
        return id;
    }

    /// What is true of a server that passes.
    public String title() {
        return title;
    }

    /// Whether the list of tools and the instructions show it, so that no tool need be called.
    public boolean isSeenInLists() {
        return this != RESULT_WITHOUT_TEXT;
    }

    /// Whose models get less.
    public List<HostProfile> hosts() {
        return hosts;
    }

    /// What happens, in one sentence that names the hosts.
    public String why() {
        return why;
    }

    /// What the author of the server can do about it.
    public String fix() {
        return fix;
    }
}
