package remotemcp.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Parameters of a query string or of an `application/x-www-form-urlencoded` body, in their order; each name may occur several
/// times. Reading is strict and bounded: broken escapes, bytes that are not UTF-8 and more than 200 parameters are refused.
public final class Parameters {
    private static final int MOST = 200;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<Parameter> parameters;

    private Parameters(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /// One decoded pair.
    public record Parameter(String name, String value) {
    }

    public static Parameters none() {
        return new Parameters(List.of());
    }

    /// Reads encoded text; empty when it is malformed.
    public static Optional<Parameters> read(String encoded) {
        var found = new ArrayList<Parameter>();
        int at = 0;
        while (at < encoded.length()) {
            int end = encoded.indexOf('&', at);
            end = end < 0 ? encoded.length() : end;
            if (end > at) {
                Optional<Parameter> pair = pair(encoded.substring(at, end));
                if (pair.isEmpty() || found.size() == MOST) {
                    return Optional.empty();
                }
                found.add(pair.get());
            }
            at = end + 1;
        }
        return Optional.of(new Parameters(found));
    }

    /// The query of a request; empty when it is malformed.
    public static Optional<Parameters> ofQuery(HttpRequest request) {
        return read(request.query());
    }

    /// The form that a request carries; empty when its type is another one, its body is longer than `maxBytes`, or it is malformed.
    public static Optional<Parameters> ofForm(HttpRequest request, int maxBytes) {
        if (!isForm(request) || request.body().length > maxBytes) {
            return Optional.empty();
        }
        return read(new String(request.body(), StandardCharsets.ISO_8859_1));
    }

    /// Whether the request says that its body is a form.
    public static boolean isForm(HttpRequest request) {
        List<String> types = request.headers().all("Content-Type");
        if (types.size() != 1) {
            return false;
        }
        String type = types.getFirst();
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase(FORM);
    }

    /// The first value of that name.
    public Optional<String> find(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /// All values of that name in their order.
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                values.add(parameter.value());
            }
        }
        return values;
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /// The first name that occurs more than once.
    public Optional<String> repeated() {
        var seen = new HashSet<String>();
        for (Parameter parameter : parameters) {
            if (!seen.add(parameter.name())) {
                return Optional.of(parameter.name());
            }
        }
        return Optional.empty();
    }

    public List<Parameter> list() {
        return parameters;
    }

    private static Optional<Parameter> pair(String text) {
        int mark = text.indexOf('=');
        Optional<String> name = PercentCode.decode(mark < 0 ? text : text.substring(0, mark));
        Optional<String> value = PercentCode.decode(mark < 0 ? "" : text.substring(mark + 1));
        return name.isPresent() && value.isPresent() ? Optional.of(new Parameter(name.get(), value.get())) : Optional.empty();
    }
}
