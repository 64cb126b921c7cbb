package remotemcp.demo.guide;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// One thing for the person to do.
///
/// @param paste what to paste, run or open, as it is
record Step(String title, String text, Optional<String> paste) {

    static Step of(String title, String text) {
        return new Step(title, text, Optional.empty());
    }

    Step pasting(String value) {
        return new Step(title, text, Optional.of(value));
    }

    JsonObject json(int number) {
        return JsonObject.builder().put("number", number).put("title", title).put("text", text).put("paste", paste).build();
    }

    String text(int number) {
        return number + ". " + title + ": " + text + paste.map(value -> "\n```\n" + value + "\n```").orElse("");
    }
}
