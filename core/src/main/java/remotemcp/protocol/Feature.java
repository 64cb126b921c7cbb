package remotemcp.protocol;

import static remotemcp.protocol.Revision.JULY_2026;
import static remotemcp.protocol.Revision.JUNE_2025;
import static remotemcp.protocol.Revision.MARCH_2025;
import static remotemcp.protocol.Revision.NOVEMBER_2024;
import static remotemcp.protocol.Revision.NOVEMBER_2025;

/// What some revisions of MCP have and others lack, each with the first and the last revision that has it (the specification's Key
/// Changes pages, and `schema.ts` of each revision).
public enum Feature {
    // How messages travel.
    HANDSHAKE(NOVEMBER_2024, NOVEMBER_2025),
    /// `Mcp-Session-Id`.
    SESSION_HEADER(MARCH_2025, NOVEMBER_2025),
    /// Several messages in one array.
    BATCHES(MARCH_2025, MARCH_2025),
    /// `MCP-Protocol-Version` with every request after the handshake.
    VERSION_HEADER(JUNE_2025, JULY_2026),
    /// `Mcp-Method`, `Mcp-Name` and `Mcp-Param-…`.
    MIRRORED_HEADERS(JULY_2026, JULY_2026),
    /// `resultType`, and `ttlMs` and `cacheScope` in what may be cached.
    RESULT_TYPE(JULY_2026, JULY_2026),

    // What results and definitions may hold.
    AUDIO_CONTENT(MARCH_2025, JULY_2026),
    TOOL_ANNOTATIONS(MARCH_2025, JULY_2026),
    COMPLETIONS_CAPABILITY(MARCH_2025, JULY_2026),
    PROGRESS_MESSAGE(MARCH_2025, JULY_2026),
    RESOURCE_LINKS(JUNE_2025, JULY_2026),
    /// `structuredContent` that is an object, and `outputSchema`.
    STRUCTURED_CONTENT(JUNE_2025, JULY_2026),
    /// `structuredContent` of any type.
    ANY_STRUCTURED_CONTENT(JULY_2026, JULY_2026),
    /// `title` beside `name`.
    TITLES(JUNE_2025, JULY_2026),
    /// `_meta` in definitions and content.
    DEFINITION_META(JUNE_2025, JULY_2026),
    /// `icons`, and `description` and `websiteUrl` of an implementation.
    ICONS(NOVEMBER_2025, JULY_2026),
    /// `execution` of a tool, and `tasks/…`, within the core protocol.
    TASK_EXECUTION(NOVEMBER_2025, NOVEMBER_2025),
    EXTENSIONS(JULY_2026, JULY_2026),

    // What a server may ask its client.
    ELICITATION(JUNE_2025, JULY_2026),
    URL_ELICITATION(NOVEMBER_2025, JULY_2026),
    SAMPLING_TOOLS(NOVEMBER_2025, JULY_2026);

    private final Revision first;
    private final Revision last;

    Feature(Revision first, Revision last) {
        this.first = first;
        this.last = last;
    }

    Revision first() {
        return first;
    }

    Revision last() {
        return last;
    }
}
