package remotemcp.mcp.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Completes from a list that never changes: values that begin as the text does, then those that contain it; capitals do not count.
public record Suggestions(List<String> values) implements Completer {

    @Override
    public List<String> complete(CompletionCall call) {
        return of(call.begun());
    }

    List<String> of(String begun) {
        String sought = begun.toLowerCase(Locale.ROOT);
        var beginning = new ArrayList<String>();
        var containing = new ArrayList<String>();
        for (String value : values) {
            int at = value.toLowerCase(Locale.ROOT).indexOf(sought);
            if (at >= 0) {
                (at == 0 ? beginning : containing).add(value);
            }
        }
        beginning.addAll(containing);
        return beginning;
    }
}
