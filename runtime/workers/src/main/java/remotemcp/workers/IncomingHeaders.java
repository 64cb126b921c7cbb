package remotemcp.workers;

import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import remotemcp.http.Headers;

/// The header fields of a Request, each brought over when it is asked for: most never are. Workers have joined fields of one name into
/// one before the worker sees them.
final class IncomingHeaders implements Headers {
    private final JSObject request;

    IncomingHeaders(JSObject request) {
        this.request = request;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(get(request, name));
    }

    @Override
    public List<String> all(String name) {
        return find(name).map(List::of).orElse(List.of());
    }

    @Override
    public List<Header> list() {
        return Fields.of(request).list();
    }

    @JSBody(params = {"request", "name"}, script = "return request.headers.get(name);")
    private static native String get(JSObject request, String name);
}
