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
        Key.Kind> SEQUENCES = Map.ofEntries(Map.entry("A", Key.Kind.UP), Map.entry("B", Key.Kind.DOWN), Map.entry("C", Key.Kind.RIGHT),
            Map.entry("D", Key.Kind.LEFT), Map.entry("H", Key.Kind.HOME), Map.entry("F", Key.Kind.END), Map.entry("1~", Key.Kind.HOME),
            Map.entry("7~", Key.Kind.HOME),
            Map.entry("4~", Key.Kind.END), Map.entry("8~", Key.Kind.END), Map.entry("3~", Key.Kind.DELETE),
            Map.entry("5~", Key.Kind.PAGE_UP), Map.entry("6~", Key.Kind.PAGE_DOWN));

    private final NonBlockingReader in;

    Keyboard(NonBlockingReader in) {
        this.in = in;
    }

    /// Waits for the next key; empty at the end of input.
    Optional<Key> next() throws IOException {
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

    private Key key(int c) throws IOException {
        return switch (c) {
            case ESCAPE -> escaped();
            case '\r', '\n' -> Key.of(Key.Kind.ENTER);
            case '\t' -> Key.of(Key.Kind.TAB);
            case 127, 8 -> Key.of(Key.Kind.BACKSPACE);
            default -> c < ' ' ? new Key(Key.Kind.CONTROL, String.valueOf((char) (c + 'a' - 1))) : Key.typed(character(c));
        };
    }

    private String character(int c) throws IOException {
        return Character.isHighSurrogate((char) c) ? new String(new char[]{(char) c, (char) read()}) : String.valueOf((char) c);
    }

    private Key escaped() throws IOException {
        int c = in.read(AT_ONCE_MILLIS);
        if (c != '[' && c != 'O') {
            return Key.of(c < 0 || c == ESCAPE ? Key.Kind.ESCAPE : Key.Kind.UNKNOWN);
        }
        var sequence = new StringBuilder();
        do {
            int next = in.read(AT_ONCE_MILLIS);
            if (next < 0) {
                return Key.of(Key.Kind.UNKNOWN);
            }
            sequence.append((char) next);
        } while (sequence.charAt(sequence.length() - 1) < '@');
        return sequence.toString().equals("200~") ? Key.typed(pasted())
            : Key.of(SEQUENCES.getOrDefault(sequence.toString(), Key.Kind.UNKNOWN));
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
