package remotemcp.http;

import java.util.ArrayList;
import java.util.List;

/// What a client takes: the media ranges of `Accept` (RFC 9110 §12.5.1). The most specific range that fits a type decides about it; a weight
/// of zero refuses. Weights are not compared otherwise.
public final class MediaRanges {
    private static final String ANY = "*/*";

    private final List<Range> ranges;

    /// @param hasParameters of the type, which stand before the weight
    private record Range(String type, boolean hasParameters, boolean isRefused) {
    }

    private MediaRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /// The ranges of all `Accept` fields.
    public static MediaRanges of(Headers headers) {
        var ranges = new ArrayList<Range>();
        for (String field : headers.all("Accept")) {
            for (String element : parts(field, ',')) {
                if (!element.isBlank()) {
                    ranges.add(range(parts(element, ';')));
                }
            }
        }
        return new MediaRanges(ranges);
    }

    /// Whether an answer of this type, without parameters, may be sent. A client that names no range takes everything.
    ///
    /// @param type such as `text/html`, in lower case
    public boolean accepts(String type) {
        for (String range : List.of(type, type.substring(0, type.indexOf('/') + 1) + '*', ANY)) {
            if (isAccepted(range)) {
                return true;
            }
            if (isRefused(range)) {
                return false;
            }
        }
        return ranges.isEmpty();
    }

    /// Whether the client asks for this very type, and not only for any.
    public boolean names(String type) {
        return isAccepted(type);
    }

    private boolean isAccepted(String type) {
        for (Range range : ranges) {
            if (!range.isRefused() && range.type().equalsIgnoreCase(type)) {
                return true;
            }
        }
        return false;
    }

    /// A refusal of a type with some parameter is none of the type.
    private boolean isRefused(String type) {
        for (Range range : ranges) {
            if (range.isRefused() && !range.hasParameters() && range.type().equalsIgnoreCase(type)) {
                return true;
            }
        }
        return false;
    }

    /// The weight ends the parameters of the type; what stands behind it means nothing any more.
    private static Range range(List<String> parts) {
        String type = parts.getFirst().strip();
        boolean hasParameters = false;
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (name.equalsIgnoreCase("q")) {
                return new Range(type, hasParameters, equals >= 0 && isZero(part.substring(equals + 1).strip()));
            }
            hasParameters |= !name.isEmpty();
        }
        return new Range(type, hasParameters, false);
    }

    private static boolean isZero(String weight) {
        for (int i = 0; i < weight.length(); i++) {
            if (weight.charAt(i) != (i == 1 ? '.' : '0')) {
                return false;
            }
        }
        return !weight.isEmpty();
    }

    /// Splits at a separator that stands outside of quoted strings (RFC 9110 §5.6.4).
    private static List<String> parts(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean isQuoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted && c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == separator && !isQuoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
