package remotemcp.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import remotemcp.http.Headers;

/// The header fields of a Request or Response, each brought over when it is asked for: most never are. Workers have joined fields of
/// one name into one before the worker sees them.
final class MessageHeaders implements Headers {
    private final JSObject message;

    MessageHeaders(JSObject message) {
        this.message = message;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(get(message, name));
    }

    @Override
    public List<String> all(String name) {
        return find(name).map(List::of).orElse(List.of());
    }

    @Override
    public List<Header> list() {
        String[] fields = read(message);
        var list = new ArrayList<Header>();
        for (int i = 0; i < fields.length; i += 2) {
            list.add(new Header(fields[i], fields[i + 1]));
        }
        return list;
    }

    @JSBody(params = {"message", "name"}, script = "return message.headers.get(name);")
    private static native String get(JSObject message, String name);

    @JSBody(params = "message",
        script = "var all = []; message.headers.forEach(function (value, name) { all.push(name, value); }); return all;")
    private static native String[] read(JSObject message);
}
