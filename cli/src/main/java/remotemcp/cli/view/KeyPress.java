package remotemcp.cli.view;

/// What a person pressed.
///
/// @param text for TEXT what was typed or pasted, for CONTROL the letter
record KeyPress(Kind kind, String text) {

    enum Kind {
        TEXT, CONTROL, ENTER, ESCAPE, UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, TAB, BACKSPACE, DELETE, UNKNOWN
    }

    static KeyPress of(Kind kind) {
        return new KeyPress(kind, "");
    }

    static KeyPress typed(String text) {
        return new KeyPress(Kind.TEXT, text);
    }

    boolean is(String letter) {
        return kind == Kind.TEXT && text.equals(letter);
    }

    boolean isControl(String letter) {
        return kind == Kind.CONTROL && text.equals(letter);
    }
}
