package remotemcp.mcp.completion;

import java.util.List;

/// Says what an argument might become, best first. Ordinary blocking code; only the first 100 are sent (2026-07-28, Completion).
@FunctionalInterface
public interface Completer {
    List<String> complete(CompletionCall call);
}
