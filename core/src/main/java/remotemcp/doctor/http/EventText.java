package remotemcp.doctor.http;

import java.util.ArrayList;
import java.util.List;

/// Text of an event stream, as much of it as came (WHATWG HTML, server-sent events).
final class EventText {

    private EventText() {
    }

    /// The data of each event that came whole.
    static List<String> data(String text) {
        var events = new ArrayList<String>();
        var data = new StringBuilder();
        boolean any = false;
        int at = 0;
        for (int end = lineEnd(text, at); end < text.length(); end = lineEnd(text, at)) {
            String line = text.substring(at, end);
            at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            if (line.startsWith("data:")) {
                data.append(any ? "\n" : "").append(line.substring(line.startsWith("data: ") ? 6 : 5));
                any = true;
            } else if (line.isEmpty() && any) {
                events.add(data.toString());
                data.setLength(0);
                any = false;
            }
        }
        return events;
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
