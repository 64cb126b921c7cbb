package remotemcp.client.oauth;

import java.util.Optional;
import remotemcp.http.PercentCode;

/// Parameters of an OAuth request, encoded as a form or query; each `with` makes a new one. It may hold secrets and is never printed.
public final class Form {
    private final String encoded;

    private Form(String encoded) {
        this.encoded = encoded;
    }

    public static Form of(String name, String value) {
        return new Form("").with(name, value);
    }

    public Form with(String name, String value) {
        return new Form(encoded + (encoded.isEmpty() ? "" : "&") + PercentCode.encode(name) + "=" + PercentCode.encode(value));
    }

    /// Adds nothing when there is no value.
    public Form with(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    public String encoded() {
        return encoded;
    }
}
