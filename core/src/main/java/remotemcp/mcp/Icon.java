package remotemcp.mcp;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A picture that hosts may show beside what it stands for (2026-07-28, schema, Icon).
///
/// @param src a URL of https (http on this machine), or a `data:` URI
/// @param sizes such as `48x48`, or `any` for what scales; empty when nobody knows
/// @param theme `light` or `dark`: the background it is made for
public record Icon(String src, Optional<String> mimeType, List<String> sizes, Optional<String> theme) {

    public Icon {
        if (!src.startsWith("https://") && !src.startsWith("http://") && !src.startsWith("data:")) {
            throw new IllegalArgumentException("an icon lies at an https URL or in a data: URI, not at " + src);
        }
        sizes = List.copyOf(sizes);
    }

    /// An icon of any size and theme.
    public static Icon of(String src) {
        return new Icon(src, Optional.empty(), List.of(), Optional.empty());
    }

    public Icon ofType(String type) {
        return new Icon(src, Optional.of(type), sizes, theme);
    }

    public Icon ofSizes(String... all) {
        return new Icon(src, mimeType, List.of(all), theme);
    }

    private JsonObject toJson() {
        var icon = JsonObject.builder().put("src", src).put("mimeType", mimeType);
        if (!sizes.isEmpty()) {
            icon.put("sizes", JsonArray.ofStrings(sizes));
        }
        return icon.put("theme", theme).build();
    }

    /// Adds the member `icons`, if there are any.
    public static void write(List<Icon> icons, JsonObject.Builder definition) {
        if (!icons.isEmpty()) {
            definition.put("icons", new JsonArray(icons.stream().<Json>map(Icon::toJson).toList()));
        }
    }
}
