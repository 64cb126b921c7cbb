package remotemcp.oauth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import remotemcp.http.PercentCode;

/// Parameters to send, to be changed one at a time.
public final class Form {
    private final List<String[]> pairs;

    private Form(List<String[]> pairs) {
        this.pairs = pairs;
    }

    public static Form of(String... namesAndValues) {
        var pairs = new ArrayList<String[]>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(new String[]{namesAndValues[i], namesAndValues[i + 1]});
        }
        return new Form(pairs);
    }

    /// With that value instead of all of that name.
    public Form with(String name, String value) {
        return without(name).and(name, value);
    }

    /// With one more of that name.
    public Form and(String name, String value) {
        var copy = new ArrayList<>(pairs);
        copy.add(new String[]{name, value});
        return new Form(copy);
    }

    public Form without(String name) {
        return new Form(pairs.stream().filter(pair -> !pair[0].equals(name)).toList());
    }

    public String text() {
        var text = new StringBuilder();
        for (String[] pair : pairs) {
            text.append(text.isEmpty() ? "" : "&").append(PercentCode.encode(pair[0])).append('=').append(PercentCode.encode(pair[1]));
        }
        return text.toString();
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
