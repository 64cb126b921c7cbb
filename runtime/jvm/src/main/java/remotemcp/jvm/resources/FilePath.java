package remotemcp.jvm.resources;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.uri.PercentEncoding;

/// Where a file stands below the folder: names that each are one name, and can be no way out of it.
record FilePath(List<String> names) {
    private static final int LONGEST = 4096;
    private static final int DEEPEST = 32;
    private static final boolean HAS_DRIVES = File.separatorChar == '\\';
    private static final String NOT_ON_WINDOWS = "<>:\"|?*";

    FilePath {
        names = List.copyOf(names);
    }

    /// Reads the rest of a URI, in which each name is percent-encoded, once. Empty when it is no path of a file that is offered.
    static Optional<FilePath> ofUri(String encoded) {
        if (encoded.length() > LONGEST || encoded.indexOf('?') >= 0 || encoded.indexOf('#') >= 0) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (String part : encoded.split("/", -1)) {
            Optional<String> name = PercentEncoding.decoded(part).filter(FilePath::isName);
            if (name.isEmpty() || names.size() == DEEPEST) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(new FilePath(names));
    }

    /// Whether a file or folder of this name is offered. Names that begin with a dot are not: they are settings and histories (`.env`, `.git`), and `.` and
    /// `..` are among them.
    static boolean isName(String name) {
        if (name.isEmpty() || name.charAt(0) == '.' || name.getBytes(StandardCharsets.UTF_8).length > 255) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isForeign = HAS_DRIVES && NOT_ON_WINDOWS.indexOf(c) >= 0;
            if (c < ' ' || c == 0x7F || c == '/' || c == '\\' || c == '\uFFFD' || isForeign) {
                return false;
            }
        }
        return !HAS_DRIVES || !name.endsWith(".") && !name.endsWith(" ");
    }

    FilePath child(String name) {
        var longer = new ArrayList<>(names);
        longer.add(name);
        return new FilePath(longer);
    }

    boolean isDeepest() {
        return names.size() >= DEEPEST;
    }

    String name() {
        return String.join("/", names);
    }

    String encoded() {
        return String.join("/", names.stream().map(name -> PercentEncoding.encoded(name, false)).toList());
    }

    String last() {
        return names.getLast();
    }
}
