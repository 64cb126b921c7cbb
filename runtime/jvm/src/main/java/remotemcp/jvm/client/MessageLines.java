package remotemcp.jvm.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// The lines of a server's standard output that may be messages. A line that does not even look like JSON is a log line gone astray, as
/// some servers write them, and passed on as such; one that never ends is the end.
final class MessageLines {
    static final int LONGEST_STRAY = 4096;
    private static final int LONGEST_LINE = 8 << 20;

    private final InputStream in;
    private final Consumer<String> strays;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int length;

    MessageLines(InputStream in, Consumer<String> strays) {
        this.in = in;
        this.strays = strays;
    }

    /// The next one; empty at the end, or when a line is too long to be taken.
    Optional<byte[]> next() {
        try {
            while (at < length || fill()) {
                byte b = buffer[at++];
                if (b == '\n') {
                    Optional<byte[]> message = ended();
                    if (message.isPresent()) {
                        return message;
                    }
                } else if (b != '\r') {
                    line.write(b);
                    if (line.size() > LONGEST_LINE) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        length = Math.max(in.read(buffer), 0);
        return length > 0;
    }

    private Optional<byte[]> ended() {
        byte[] text = line.toByteArray();
        line.reset();
        if (text.length > 0 && (text[0] == '{' || text[0] == '[')) {
            return Optional.of(text);
        }
        if (text.length > 0) {
            strays.accept(new String(text, 0, Math.min(text.length, LONGEST_STRAY), StandardCharsets.UTF_8));
        }
        return Optional.empty();
    }
}
