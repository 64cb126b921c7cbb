package remotemcp.jvm.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes a time as HTTP does (RFC 9110 §5.6.7, IMF-fixdate).
final class HttpDate {
    private static final DateTimeFormatter FIXDATE =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    private HttpDate() {
    }

    static String of(Instant time) {
        return FIXDATE.format(time);
    }
}
