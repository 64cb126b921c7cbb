package remotemcp.jvm.login;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import remotemcp.http.Uri;

/// The program that shows a URL to a person. The URL is one argument of a process and never part of a command line that a shell reads
/// (CVE-2025-6514).
///
/// @param words program and arguments; the URL becomes the last one
public record BrowserCommand(List<String> words) {

    /// The system's own.
    public static BrowserCommand ofSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new BrowserCommand(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        return new BrowserCommand(List.of(system.startsWith("mac") ? "open" : "xdg-open"));
    }

    /// Whether a person is likely to see what the system's own opens: not on a machine reached over SSH, not without a display.
    public static boolean isInSight() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (System.getenv("SSH_CONNECTION") != null || System.getenv("SSH_TTY") != null) {
            return false;
        }
        return system.startsWith("windows") || system.startsWith("mac") || System.getenv("DISPLAY") != null
            || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// Opens nothing.
    static BrowserCommand none() {
        return new BrowserCommand(List.of());
    }

    /// Whether the program could be started.
    ///
    /// @throws IllegalArgumentException when it is anything but an http or https URL
    public boolean open(String url) {
        boolean isWeb = Uri.parse(url).filter(uri -> uri.scheme().equals("https") || uri.scheme().equals("http")).isPresent();
        if (!isWeb) {
            throw new IllegalArgumentException("only web addresses are opened");
        }
        if (words.isEmpty()) {
            return false;
        }
        var line = new ArrayList<>(words);
        line.add(url);
        try {
            Process program = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            program.getOutputStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
