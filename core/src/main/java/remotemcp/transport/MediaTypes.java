package remotemcp.transport;

import java.util.List;
import remotemcp.http.Headers;
import remotemcp.http.MediaRanges;

/// What a client sends and takes, by its `Content-Type` and `Accept` headers (RFC 9110 §8.3, §12.5.1).
///
/// @param json whether an answer may be `application/json`
/// @param eventStream whether it may be `text/event-stream`
public record MediaTypes(boolean json, boolean eventStream) {
    private static final MediaTypes BOTH = new MediaTypes(true, true);
    private static final String JSON = "application/json";
    private static final String EVENT_STREAM = "text/event-stream";

    /// Whether the body is declared to be JSON. A page of another site can post `text/plain` and forms without asking first
    /// (CORS simple requests), so nothing but `application/json` is read.
    public static boolean isJson(Headers headers) {
        List<String> types = headers.all("Content-Type");
        if (types.size() != 1) {
            return false;
        }
        String type = types.get(0);
        return type.equals(JSON) || essence(type).equalsIgnoreCase(JSON);
    }

    /// What the client takes; a client that does not say takes everything.
    public static MediaTypes acceptedBy(Headers headers) {
        List<String> accept = headers.all("Accept");
        if (accept.isEmpty()) {
            return BOTH;
        }
        if (accept.size() == 1) {
            String value = accept.get(0);
            if (value.equals("application/json, text/event-stream") || value.equals("*/*")) {
                return BOTH;
            }
        }
        MediaRanges ranges = MediaRanges.of(headers);
        return new MediaTypes(ranges.accepts(JSON), ranges.accepts(EVENT_STREAM));
    }

    private static String essence(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }
}
