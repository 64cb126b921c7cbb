package remotemcp.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Header fields held in a list. A value or name with CR, LF or NUL is refused, so no caller can split a response.
public final class HeaderList implements Headers {

    private static final HeaderList EMPTY = new HeaderList(List.of());

    private static final HeaderList JSON = EMPTY.with("Content-Type", "application/json");

    private static final HeaderList EVENT_STREAM = EMPTY.with("Content-Type", "text/event-stream")
        .with("Cache-Control", "no-cache, no-transform").with("X-Accel-Buffering", "no");

    private final List<Header> fields;

    private HeaderList(List<Header> fields) {
        this.fields = fields;
    }

    public static HeaderList empty() {
        return EMPTY;
    }

    static HeaderList json() {
        return JSON;
    }

    static HeaderList eventStream() {
        return EVENT_STREAM;
    }

    public static HeaderList copyOf(Headers headers) {
        return headers instanceof HeaderList list ? list : new HeaderList(List.copyOf(headers.list()));
    }

    /// A copy with one more field.
    ///
    /// @throws IllegalArgumentException when name or value holds CR, LF or NUL
    public HeaderList with(String name, String value) {
        var copy = new ArrayList<>(fields);
        copy.add(new Header(clean(name), clean(value)));
        return new HeaderList(List.copyOf(copy));
    }

    /// A copy in which this field stands instead of all of that name.
    public HeaderList replacing(String name, String value) {
        return without(name).with(name, value);
    }

    public HeaderList without(String name) {
        var copy = new ArrayList<Header>();
        for (Header field : fields) {
            if (!field.name().equalsIgnoreCase(name)) {
                copy.add(field);
            }
        }
        return new HeaderList(List.copyOf(copy));
    }

    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("control character in a header field");
            }
        }
        return text;
    }

    @Override
    public Optional<String> find(String name) {
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    @Override
    public List<Header> list() {
        return fields;
    }
}
