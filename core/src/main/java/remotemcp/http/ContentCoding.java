package remotemcp.http;

import java.util.Optional;

/// The content codings of a message (RFC 9110 §8.4).
public final class ContentCoding {
    private static final String IDENTITY = "identity";

    private ContentCoding() {
    }

    /// What the body is coded with, such as `gzip`; empty when the body is as it is.
    public static Optional<String> of(Headers headers) {
        var codings = new StringBuilder();
        for (String field : headers.all("Content-Encoding")) {
            for (int from = 0; from <= field.length();) {
                int comma = field.indexOf(',', from);
                int to = comma < 0 ? field.length() : comma;
                String name = field.substring(from, to).strip();
                if (!name.isEmpty() && !name.equalsIgnoreCase(IDENTITY)) {
                    codings.append(codings.isEmpty() ? "" : ", ").append(name);
                }
                from = to + 1;
            }
        }
        return codings.isEmpty() ? Optional.empty() : Optional.of(codings.toString());
    }
}
