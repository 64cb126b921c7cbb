package remotemcp.jvm.resources;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects one page of files: folders are entered where they stand among the names, and what stands up to the cursor is left out. The cursor is the encoded
/// path of the last name that was done with, so that a page goes on where the one before ended, whatever came or went since.
final class FolderWalk {
    private static final int MOST_LOOKED_AT = 20_000;

    private final Path root;
    private final String base;
    private final int pageSize;
    private final List<ListedFile> files = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private int looks;

    FolderWalk(Path root, String base, int pageSize) {
        this.root = root;
        this.base = base;
        this.pageSize = pageSize;
    }

    FilePage page(Optional<String> cursor) {
        Optional<FilePath> after = cursor.map(text -> FilePath.ofUri(text)
            .orElseThrow(() -> new FileException(FileException.Reason.NOT_FOUND, "This cursor is none that the server gave out")));
        try (OpenFolder folder = OpenFolder.root(root)) {
            boolean isLast = walk(folder, new FilePath(List.of()), after.map(FilePath::names).orElse(List.of()));
            return new FilePage(files, isLast ? Optional.empty() : next);
        } catch (IOException e) {
            throw new FileException(FileException.Reason.UNREADABLE, "The server cannot list these resources", e);
        }
    }

    /// @param after the rest of the cursor's path, if the folder is on it; else empty
    /// @return false when the page is full
    private boolean walk(OpenFolder folder, FilePath at, List<String> after) {
        for (String name : folder.names()) {
            int order = after.isEmpty() ? 1 : name.compareTo(after.getFirst());
            boolean isDone = order < 0 || order == 0 && after.size() == 1;
            if (!isDone && !visit(folder, at.child(name), order == 0 ? after.subList(1, after.size()) : List.of())) {
                return false;
            }
        }
        return true;
    }

    private boolean visit(OpenFolder folder, FilePath path, List<String> after) {
        if (files.size() == pageSize || looks >= MOST_LOOKED_AT) {
            return false;
        }
        looks++;
        try {
            BasicFileAttributes attributes = folder.attributes(path.last());
            if (attributes.isRegularFile()) {
                files.add(new ListedFile(path.name(), base + path.encoded(), MediaType.of(path.last()), attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
            } else if (attributes.isDirectory() && !path.isDeepest()) {
                try (OpenFolder inside = folder.folder(path.last())) {
                    if (!walk(inside, path, after)) {
                        return false;
                    }
                }
            }
        } catch (IOException gone) {
            // What is not there any more, or may not be read, is not listed.
        }
        next = Optional.of(path.encoded());
        return true;
    }
}
