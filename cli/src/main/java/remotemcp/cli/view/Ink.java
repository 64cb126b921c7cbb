package remotemcp.cli.view;

/// What a piece of text looks like: only the sixteen colours that every terminal's own theme makes readable, and none on NO_COLOR.
enum Ink {
    PLAIN("0", "0"),
    BOLD("0;1", "0;1"),
    DIM("0;2", "0;2"),
    ACCENT("0;36", "0"),
    STRONG("0;1;36", "0;1"),
    GOOD("0;32", "0"),
    BAD("0;31", "0;1"),
    SELECTED("0;7", "0;7"),
    NAME("0;36", "0"),
    TEXT("0;32", "0"),
    VALUE("0;35", "0");

    private final String coloured;
    private final String plain;

    Ink(String coloured, String plain) {
        this.coloured = coloured;
        this.plain = plain;
    }

    /// The control sequence (ECMA-48 SGR) that begins it, whatever came before.
    String sequence(boolean colours) {
        return "\u001b[" + (colours ? coloured : plain) + "m";
    }
}
