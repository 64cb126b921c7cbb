package remotemcp.hosts;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// First line and fields of an HTTP/1.1 message (RFC 9112), read for a record of what well-behaved programs send.
///
/// @param fields names in lower case
record HttpHead(String first, Map<String, String> fields) {
    private static final int MOST_KEPT = 1 << 20;

    static HttpHead read(InputStream in) throws IOException {
        String first = line(in);
        var fields = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return new HttpHead(first, fields);
    }

    /// Reads what follows the head to its end, and answers the first megabyte.
    byte[] body(InputStream in, boolean none) throws IOException {
        var kept = new ByteArrayOutputStream();
        if (none) {
            return new byte[0];
        }
        if (fields.getOrDefault("transfer-encoding", "").contains("chunked")) {
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                copy(in, size, kept);
                line(in);
            }
            while (!line(in).isEmpty()) {
                // trailers
            }
        } else if (fields.containsKey("content-length")) {
            copy(in, Long.parseLong(fields.get("content-length")), kept);
        } else if (first.startsWith("HTTP/")) {
            copy(in, Long.MAX_VALUE, kept);
        }
        return kept.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static void copy(InputStream in, long length, ByteArrayOutputStream kept) throws IOException {
        var buffer = new byte[8192];
        for (long left = length; left > 0;) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException();
            }
            kept.write(buffer, 0, Math.min(count, MOST_KEPT - kept.size()));
            left -= count;
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
