package remotemcp.demo.guide;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// One thing for the person to do.
///
/// @param paste what to paste, run or open, as it is
record GuideStep(String title, String text, Optional<String> paste) {

    static GuideStep of(String title, String text) {
        return new GuideStep(title, text, Optional.empty());
    }

    GuideStep pasting(String value) {
        return new GuideStep(title, text, Optional.of(value));
    }

    JsonObject json(int number) {
        return JsonObject.builder().put("number", number).put("title", title).put("text", text).put("paste", paste).build();
    }

    String text(int number) {
        return number + ". " + title + ": " + text + paste.map(value -> "\n```\n" + value + "\n```").orElse("");
    }
}
