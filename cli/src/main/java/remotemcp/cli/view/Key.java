package remotemcp.cli.view;

/// What a person pressed.
///
/// @param text for TEXT what was typed or pasted, for CONTROL the letter
record Key(Kind kind, String text) {

    enum Kind {
        TEXT, CONTROL, ENTER, ESCAPE, UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, TAB, BACKSPACE, DELETE, UNKNOWN
    }

    static Key of(Kind kind) {
        return new Key(kind, "");
    }

    static Key typed(String text) {
        return new Key(Kind.TEXT, text);
    }

    boolean is(String letter) {
        return kind == Kind.TEXT && text.equals(letter);
    }

    boolean isControl(String letter) {
        return kind == Kind.CONTROL && text.equals(letter);
    }
}
