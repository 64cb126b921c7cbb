package remotemcp.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A URI or a relative reference in its five components (RFC 3986 appendix B), each as written: nothing is decoded, and nothing is checked.
///
/// @param scheme without `:`; empty in a relative reference
/// @param authority what follows `//`; empty where there is none
/// @param query without `?`
/// @param fragment without `#`
public record UriReference(Optional<String> scheme, Optional<String> authority, String path, Optional<String> query,
    Optional<String> fragment) {

    /// Any text is a reference; one without a scheme is relative.
    public static UriReference parse(String text) {
        int hash = orEnd(text.indexOf('#'), text.length());
        int mark = orEnd(text.indexOf('?'), hash);
        mark = Math.min(mark, hash);
        int colon = schemeEnd(text, mark);
        int start = colon < 0 ? 0 : colon + 1;
        int pathStart = start;
        if (text.startsWith("//", start) && start + 2 <= mark) {
            pathStart = Math.min(orEnd(text.indexOf('/', start + 2), mark), mark);
        }
        return new UriReference(part(text, 0, colon), pathStart == start ? Optional.empty() : part(text, start + 2, pathStart),
            text.substring(pathStart, mark), part(text, mark + 1, mark < hash ? hash : -1),
            part(text, hash + 1, hash < text.length() ? text.length() : -1));
    }

    /// The target of this reference when it stands in a document with that base URI (RFC 3986 §5.2.2).
    public UriReference resolvedAgainst(UriReference base) {
        if (scheme.isPresent()) {
            return new UriReference(scheme, authority, withoutDotSegments(path), query, fragment);
        }
        if (authority.isPresent()) {
            return new UriReference(base.scheme, authority, withoutDotSegments(path), query, fragment);
        }
        if (path.isEmpty()) {
            return new UriReference(base.scheme, base.authority, base.path, query.isPresent() ? query : base.query, fragment);
        }
        return new UriReference(base.scheme, base.authority, withoutDotSegments(path.charAt(0) == '/' ? path : merged(base)), query,
            fragment);
    }

    public UriReference withoutFragment() {
        return new UriReference(scheme, authority, path, query, Optional.empty());
    }

    @Override
    public String toString() {
        return scheme.map(text -> text + ":").orElse("") + authority.map(text -> "//" + text).orElse("") + path
            + query.map(text -> "?" + text).orElse("") + fragment.map(text -> "#" + text).orElse("");
    }

    private String merged(UriReference base) {
        if (base.authority.isPresent() && base.path.isEmpty()) {
            return "/" + path;
        }
        return base.path.substring(0, base.path.lastIndexOf('/') + 1) + path;
    }

    /// RFC 3986 §5.2.4, in one pass over the segments.
    private static String withoutDotSegments(String path) {
        if (path.indexOf('.') < 0) {
            return path;
        }
        boolean isRooted = path.startsWith("/");
        List<String> kept = new ArrayList<>();
        int at = isRooted ? 1 : 0;
        while (at <= path.length()) {
            int end = orEnd(path.indexOf('/', at), path.length());
            String segment = path.substring(at, end);
            boolean isDots = segment.equals(".") || segment.equals("..");
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!isDots) {
                kept.add(segment);
            } else if (end == path.length()) {
                kept.add("");
            }
            at = end + 1;
        }
        return (isRooted ? "/" : "") + String.join("/", kept);
    }

    /// The colon after a scheme; -1 if there is none.
    private static int schemeEnd(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean isLetter = (c | 32) >= 'a' && (c | 32) <= 'z';
            if (c == ':' && i > 0) {
                return i;
            }
            if (!isLetter && (i == 0 || !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.')) {
                return -1;
            }
        }
        return -1;
    }

    private static Optional<String> part(String text, int start, int end) {
        return end < start ? Optional.empty() : Optional.of(text.substring(start, end));
    }

    private static int orEnd(int index, int end) {
        return index < 0 ? end : index;
    }
}
