package remotemcp.web;

import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.web.JtecopyjsGenerated;
import remotemcp.web.JteiconsvgGenerated;
import remotemcp.web.JtestylecssGenerated;

/// A file that pages refer to. Its content stands in its name, so that browsers may keep it for ever.
public final class Asset {
    static final Asset STYLE = new Asset("style", ".css", "text/css; charset=utf-8", out -> JtestylecssGenerated.render(out, null));
    static final Asset COPY = new Asset("copy", ".js", "text/javascript; charset=utf-8", out -> JtecopyjsGenerated.render(out, null));
    static final Asset ICON = new Asset("icon", ".svg", "image/svg+xml", out -> JteiconsvgGenerated.render(out, null));

    private final String path;
    private final HttpResponse.Ready response;

    private Asset(String name, String ending, String type, Consumer<TemplateOutput> content) {
        var text = new StringOutput();
        content.accept(text);
        byte[] bytes = text.toString().strip().getBytes(StandardCharsets.UTF_8);
        path = "/assets/" + name + '-' + fingerprint(bytes) + ending;
        response = HttpResponse.of(200)
            .header("Content-Type", type)
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .header("X-Content-Type-Options", "nosniff")
            .header("Cross-Origin-Resource-Policy", "same-origin")
            .body(bytes);
    }

    /// Every file there is.
    public static List<Asset> all() {
        return List.of(STYLE, COPY, ICON);
    }

    public String path() {
        return path;
    }

    public HttpResponse handle(HttpRequest request) {
        return response;
    }

    /// FNV-1a, 64 bits: tells versions apart, no more.
    private static String fingerprint(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ b & 255) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
