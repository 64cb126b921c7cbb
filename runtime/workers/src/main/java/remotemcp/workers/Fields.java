package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import remotemcp.http.HeaderList;

/// Header fields across the border: a flat list of name, value, name, value.
final class Fields {
    private Fields() {}

    static String[] toScript(HeaderList headers) {
        var list = headers.list();
        var fields = new String[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            fields[2 * i] = list.get(i).name();
            fields[2 * i + 1] = list.get(i).value();
        }
        return fields;
    }

    /// The header fields of a Request or Response.
    static HeaderList of(JSObject message) {
        var fields = read(message);
        var headers = HeaderList.empty();
        for (int i = 0; i < fields.length; i += 2) {
            headers = headers.with(fields[i], fields[i + 1]);
        }
        return headers;
    }

    @JSBody(params = "message", script = "var all = []; message.headers.forEach(function (value, name) { all.push(name, value); }); return all;")
    private static native String[] read(JSObject message);
}
