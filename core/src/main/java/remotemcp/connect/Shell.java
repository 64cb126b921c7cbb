package remotemcp.connect;

import java.util.List;

/// A shell that people paste commands into. Each word is written so that the program gets exactly that text.
public enum Shell {
    /// sh, bash, zsh.
    POSIX {
        @Override
        String quoted(String word) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
    },
    /// Ends its quotation marks by typographic ones too, and takes `@name` for a variable. It hands double quotes on to a script of cmd, such as `code`, as they are, where
    /// the program takes them for its own.
    POWERSHELL {
        @Override
        String quoted(String word) {
            var out = new StringBuilder("'");
            String escaped = escaped(word);
            for (int i = 0; i < escaped.length(); i++) {
                char c = escaped.charAt(i);
                out.append(isSingleQuote(c) ? "" + c + c : "" + c);
            }
            return out.append('\'').toString();
        }
    },
    /// At its prompt. Between double quotes only `%` has a meaning, the name of a variable; no variable has quotation marks in its name.
    CMD {
        @Override
        String quoted(String word) {
            return word.indexOf('"') < 0 ? "\"" + escaped(word).replace("%", "\"%\"") + "\"" : carets("\"" + escaped(word) + "\"");
        }
    };

    private static final String HARMLESS = "-._:/@";
    private static final String SPECIAL_TO_CMD = "()%!^\"<>&|";

    /// The shell of the terminal that a system opens first.
    public static Shell of(OperatingSystem system) {
        return system == OperatingSystem.WINDOWS ? POWERSHELL : POSIX;
    }

    /// Its name as people know it.
    public String title() {
        return switch (this) {
            case POSIX -> "sh";
            case POWERSHELL -> "PowerShell";
            case CMD -> "cmd";
        };
    }

    /// A command line of these words.
    public String line(List<String> words) {
        return String.join(" ", words.stream().map(this::word).toList());
    }

    /// One word of a command line, quoted where the shell would take it for anything but itself.
    public String word(String text) {
        return isPlain(text) && !(this == POWERSHELL && text.startsWith("@")) ? text : quoted(text);
    }

    abstract String quoted(String word);

    private static boolean isPlain(String text) {
        return !text.isEmpty() && text.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || HARMLESS.indexOf(c) >= 0);
    }

    private static boolean isSingleQuote(char c) {
        return c == '\'' || c >= '\u2018' && c <= '\u201b';
    }

    /// What programs on Windows take for the double quotes in a word: each behind a backslash, and backslashes that stand before one, or at
    /// the end, doubled.
    private static String escaped(String word) {
        var out = new StringBuilder();
        int backslashes = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"') {
                out.append("\\".repeat(backslashes + 1));
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            out.append(c);
        }
        return out.append("\\".repeat(backslashes)).toString();
    }

    /// Outside of quotation marks, which these are then, a caret takes the meaning of what follows it.
    private static String carets(String word) {
        var out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            out.append(SPECIAL_TO_CMD.indexOf(c) >= 0 ? "^" : "").append(c);
        }
        return out.toString();
    }
}
