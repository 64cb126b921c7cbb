package remotemcp.cli.view;

import java.util.List;

/// A line of text that is being written, and where the next letter goes.
record Entry(String text, int caret) {

    static Entry of(String text) {
        return new Entry(text, text.length());
    }

    /// What it becomes by this key; the same for keys that edit nothing.
    Entry after(KeyPress key) {
        return switch (key.kind()) {
            case TEXT -> new Entry(text.substring(0, caret) + key.text() + text.substring(caret), caret + key.text().length());
            case BACKSPACE -> caret == 0 ? this : new Entry(text.substring(0, before()) + text.substring(caret), before());
            case DELETE -> caret == text.length() ? this : new Entry(text.substring(0, caret) + text.substring(behind()), caret);
            case LEFT -> new Entry(text, before());
            case RIGHT -> new Entry(text, behind());
            case HOME -> new Entry(text, 0);
            case END -> of(text);
            case CONTROL -> switch (key.text()) {
                case "u" -> new Entry(text.substring(caret), 0);
                case "k" -> of(text.substring(0, caret));
                case "a" -> new Entry(text, 0);
                case "e" -> of(text);
                default -> this;
            };
            default -> this;
        };
    }

    /// The next or last of these values instead.
    Entry turned(List<String> options, int step) {
        int at = options.indexOf(text);
        return of(options.get(at < 0 ? (step > 0 ? 0 : options.size() - 1) : Math.floorMod(at + step, options.size())));
    }

    private int before() {
        return caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
    }

    private int behind() {
        return caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
    }
}
