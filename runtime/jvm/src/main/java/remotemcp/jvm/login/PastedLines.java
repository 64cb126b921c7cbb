package remotemcp.jvm.login;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// The address of the page that a browser on another machine could not open at the end of a login, pasted by the person: it holds the answer.
/// Read only as long as the login is under way, so that what is typed later is left to whoever asks for it.
public record PastedLines(InputStream in) {
    private static final int LOOK_MILLIS = 100;
    private static final int LONGEST = 20_000;

    void begin(LoopbackListener listener, Consumer<String> notices) {
        notices.accept(
            "If that browser is on another machine, it ends at a page it cannot open. Paste that page's address here; it begins with "
                + listener.redirectUri());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                read(listener, notices);
            } catch (IOException closed) {
                // Nobody pastes any more; the browser may still come.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void read(LoopbackListener listener, Consumer<String> notices) throws IOException, InterruptedException {
        var line = new ByteArrayOutputStream();
        while (!listener.isAnswered() && !listener.isClosed()) {
            Optional<String> whole = more(line);
            if (whole.isPresent() && !whole.get().isBlank() && !listener.bring(whole.get().strip())) {
                notices.accept(
                    "That is not where this login ends. Paste the whole address, which begins with " + listener.redirectUri() + "?");
            }
            if (whole.isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /// A line, once it is whole. A read that waits could not be taken back when the browser comes.
    private Optional<String> more(ByteArrayOutputStream line) throws IOException {
        while (in.available() > 0) {
            int b = in.read();
            if (b == '\n' || b < 0) {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                return Optional.of(text);
            }
            if (line.size() < LONGEST) {
                line.write(b);
            }
        }
        return Optional.empty();
    }
}
