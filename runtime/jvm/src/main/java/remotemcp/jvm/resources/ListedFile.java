package remotemcp.jvm.resources;

import java.time.Instant;
import java.util.Optional;

/// A file of a [ResourceFolder] as a list shows it.
///
/// @param name its path below the folder, with slashes
/// @param mimeType by the ending of its name; empty for an unknown one
/// @param size in bytes
public record ListedFile(String name, String uri, Optional<String> mimeType, long size, Instant lastModified) {
}
