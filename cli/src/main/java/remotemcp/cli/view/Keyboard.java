package remotemcp.cli.view;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.NonBlockingReader;

/// Reads keys from a terminal that sends them as xterm does (ECMA-48, and `ESC O` of keypads). Escape alone is told from the beginning of a
/// sequence by what follows at once.
final class Keyboard {
    private static final int ESCAPE = 27;
    private static final long AT_ONCE_MILLIS = 60;
    private static final long PATIENCE_MILLIS = 100;
    private static final String PASTE_END = "\u001b[201~";
    private static final Map<String,
        KeyPress.Kind> SEQUENCES =
            Map.ofEntries(Map.entry("A", KeyPress.Kind.UP), Map.entry("B", KeyPress.Kind.DOWN), Map.entry("C", KeyPress.Kind.RIGHT),
                Map.entry("D", KeyPress.Kind.LEFT), Map.entry("H", KeyPress.Kind.HOME), Map.entry("F", KeyPress.Kind.END),
                Map.entry("1~", KeyPress.Kind.HOME),
                Map.entry("7~", KeyPress.Kind.HOME),
                Map.entry("4~", KeyPress.Kind.END), Map.entry("8~", KeyPress.Kind.END), Map.entry("3~", KeyPress.Kind.DELETE),
                Map.entry("5~", KeyPress.Kind.PAGE_UP), Map.entry("6~", KeyPress.Kind.PAGE_DOWN));

    private final NonBlockingReader in;

    Keyboard(NonBlockingReader in) {
        this.in = in;
    }

    /// Waits for the next key; empty at the end of input.
    Optional<KeyPress> next() throws IOException {
        int c = read();
        return c < 0 ? Optional.empty() : Optional.of(key(c));
    }

    /// Never without an end to the waiting: a reader that waits for good holds the lock that closing the terminal takes.
    private int read() throws IOException {
        int c = NonBlockingReader.READ_EXPIRED;
        while (c == NonBlockingReader.READ_EXPIRED) {
            c = in.read(PATIENCE_MILLIS);
        }
        return c;
    }

    private KeyPress key(int c) throws IOException {
        return switch (c) {
            case ESCAPE -> escaped();
            case '\r', '\n' -> KeyPress.of(KeyPress.Kind.ENTER);
            case '\t' -> KeyPress.of(KeyPress.Kind.TAB);
            case 127, 8 -> KeyPress.of(KeyPress.Kind.BACKSPACE);
            default -> c < ' ' ? new KeyPress(KeyPress.Kind.CONTROL, String.valueOf((char) (c + 'a' - 1))) : KeyPress.typed(character(c));
        };
    }

    private String character(int c) throws IOException {
        return Character.isHighSurrogate((char) c) ? new String(new char[]{(char) c, (char) read()}) : String.valueOf((char) c);
    }

    private KeyPress escaped() throws IOException {
        int c = in.read(AT_ONCE_MILLIS);
        if (c != '[' && c != 'O') {
            return KeyPress.of(c < 0 || c == ESCAPE ? KeyPress.Kind.ESCAPE : KeyPress.Kind.UNKNOWN);
        }
        var sequence = new StringBuilder();
        do {
            int next = in.read(AT_ONCE_MILLIS);
            if (next < 0) {
                return KeyPress.of(KeyPress.Kind.UNKNOWN);
            }
            sequence.append((char) next);
        } while (sequence.charAt(sequence.length() - 1) < '@');
        return sequence.toString().equals("200~") ? KeyPress.typed(pasted())
            : KeyPress.of(SEQUENCES.getOrDefault(sequence.toString(), KeyPress.Kind.UNKNOWN));
    }

    /// What is pasted is never taken for keys: a line break in it must not start a call.
    private String pasted() throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(PASTE_END) < 0) {
            int c = read();
            if (c < 0) {
                return text.toString();
            }
            text.append(c == '\r' ? '\n' : (char) c);
        }
        return text.substring(0, text.length() - PASTE_END.length());
    }
}
