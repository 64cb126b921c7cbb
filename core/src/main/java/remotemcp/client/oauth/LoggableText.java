package remotemcp.client.oauth;

import remotemcp.client.wire.Printable;

/// Text from servers made fit for terminals and logs: against escape sequences, forged lines and floods.
public final class LoggableText {

    private LoggableText() {
    }

    /// Quoted and cut, for a place inside a sentence.
    public static String quoted(String text) {
        return '"' + text(text, 200) + '"';
    }

    /// Without controls and what reorders or hides text, at most `longest` characters.
    public static String text(String text, int longest) {
        return Printable.of(text, longest);
    }
}
