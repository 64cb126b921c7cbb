package remotemcp.jvm.resources;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Media types by the ending of a file's name: what models and hosts make something of.
final class MediaType {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(Map.entry("txt", "text/plain"), Map.entry("log", "text/plain"),
        Map.entry("md", "text/markdown"), Map.entry("html", "text/html"), Map.entry("htm", "text/html"), Map.entry("css", "text/css"),
        Map.entry("csv", "text/csv"), Map.entry("tsv", "text/tab-separated-values"), Map.entry("js", "text/javascript"),
        Map.entry("json", "application/json"), Map.entry("xml", "application/xml"), Map.entry("yaml", "application/yaml"),
        Map.entry("yml", "application/yaml"), Map.entry("toml", "application/toml"), Map.entry("pdf", "application/pdf"),
        Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"),
        Map.entry("webp", "image/webp"), Map.entry("svg", "image/svg+xml"), Map.entry("wav", "audio/wav"), Map.entry("mp3", "audio/mpeg"),
        Map.entry("ogg", "audio/ogg"), Map.entry("mp4", "video/mp4"), Map.entry("zip", "application/zip"), Map.entry("java", "text/x-java"),
        Map.entry("py", "text/x-python"), Map.entry("sql", "application/sql"), Map.entry("properties", "text/plain"));

    private MediaType() {
    }

    static Optional<String> of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.ofNullable(BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}
