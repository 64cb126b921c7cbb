package remotemcp.connect;

import java.util.List;

/// A command for people to paste into a shell.
///
/// @param words the program, and what it is to get, word by word
public record ShellCommand(List<String> words) {
    public ShellCommand {
        words = List.copyOf(words);
    }

    static ShellCommand of(String... words) {
        return new ShellCommand(List.of(words));
    }

    /// As it is written in that shell.
    public String in(Shell shell) {
        return shell.line(words);
    }
}
