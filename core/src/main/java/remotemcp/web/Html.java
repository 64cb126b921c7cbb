package remotemcp.web;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;

/// Runs a compiled template. Whatever a template prints is escaped for the place it stands in.
final class Html {

    private Html() {
    }

    static String of(Consumer<HtmlTemplateOutput> template) {
        var out = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(out));
        return out.toString();
    }
}
