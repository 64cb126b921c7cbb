package remotemcp.jvm.resources;

import java.util.List;
import java.util.Optional;

/// One page of the files of a [ResourceFolder], in the order of their names.
///
/// @param next the cursor of the next page; empty on the last one
public record FilePage(List<ListedFile> files, Optional<String> next) {

    public FilePage {
        files = List.copyOf(files);
    }
}
