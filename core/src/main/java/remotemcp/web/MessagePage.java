package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.web.JtemessageGenerated;

/// Something people must be told: what happened, what they can do, and a reference by which the operator finds it in the log.
///
/// @param steps what to do, in order
/// @param go where to go on
record MessagePage(WebSettings site, boolean good, String title, String text, List<String> steps, Optional<Link> go,
    Optional<String> reference) {

    record Link(String words, String path) {
    }

    static MessagePage of(WebSettings site, String title, String text) {
        return new MessagePage(site, false, title, text, List.of(), Optional.empty(), Optional.empty());
    }

    MessagePage asGood() {
        return new MessagePage(site, true, title, text, steps, go, reference);
    }

    MessagePage step(String words) {
        var more = new ArrayList<>(steps);
        more.add(words);
        return new MessagePage(site, good, title, text, List.copyOf(more), go, reference);
    }

    MessagePage go(String words, String path) {
        return new MessagePage(site, good, title, text, steps, Optional.of(new Link(words, path)), reference);
    }

    MessagePage reference(String id) {
        return new MessagePage(site, good, title, text, steps, go, Optional.of(id));
    }

    String html() {
        return Html.of(out -> JtemessageGenerated.render(out, null, this));
    }
}
