package remotemcp.cli.view;

import java.util.List;

/// What stands on the screen.
///
/// @param row where the cursor blinks, from 0; negative when it is hidden
record Frame(List<StyledLine> lines, int row, int column) {

    static Frame without(List<StyledLine> lines) {
        return new Frame(lines, -1, -1);
    }

    String text() {
        return String.join("\n", lines.stream().map(StyledLine::text).map(String::stripTrailing).toList());
    }
}
