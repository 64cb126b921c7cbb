package remotemcp.jvm.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Headers;

/// The header fields of one request, copied out of Vert.x's table: a call looks up a dozen names, and comparing a few lengths costs less
/// than hashing each name.
final class RequestHeaders implements Headers {
    private String[] names;
    private String[] values;
    private int size;

    /// The table tells how many names it has, not how many fields.
    RequestHeaders(MultiMap fields) {
        names = new String[fields.size()];
        values = new String[names.length];
        fields.forEach(this::add);
    }

    private void add(String name, String value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2 + 1);
            values = Arrays.copyOf(values, names.length);
        }
        names[size] = name;
        values[size++] = value;
    }

    @Override
    public Optional<String> find(String name) {
        int at = next(name, 0);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    @Override
    public List<String> all(String name) {
        int first = next(name, 0);
        if (first < 0) {
            return List.of();
        }
        int second = next(name, first + 1);
        return second < 0 ? List.of(values[first]) : several(name, first);
    }

    private List<String> several(String name, int first) {
        var all = new ArrayList<String>();
        for (int at = first; at >= 0; at = next(name, at + 1)) {
            all.add(values[at]);
        }
        return List.copyOf(all);
    }

    @Override
    public List<Header> list() {
        var list = new ArrayList<Header>(size);
        for (int at = 0; at < size; at++) {
            list.add(new Header(names[at], values[at]));
        }
        return list;
    }

    private int next(String name, int from) {
        for (int at = from; at < size; at++) {
            if (names[at].equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }
}
