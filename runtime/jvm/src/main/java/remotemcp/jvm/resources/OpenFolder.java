package remotemcp.jvm.resources;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// One folder below the root, held open. Each step goes from the open folder to a name in it and follows no link, so that nothing that is renamed or
/// linked meanwhile leads out of the root. Where the system cannot do that (Windows), each step is checked by its path.
final class OpenFolder implements AutoCloseable {
    private static final int MOST_NAMES = 10_000;
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final DirectoryStream<Path> stream;

    private OpenFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    static OpenFolder root(Path root) throws IOException {
        return new OpenFolder(root, Files.newDirectoryStream(root));
    }

    /// @throws IOException when there is none of this name, or it is a link
    OpenFolder folder(String name) throws IOException {
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(name);
        }
        Path inside = path.resolve(name);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new OpenFolder(inside, secure.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
        }
        return new OpenFolder(inside, Files.newDirectoryStream(inside));
    }

    /// Of the name itself, not of what a link leads to.
    BasicFileAttributes attributes(String name) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes();
        }
        return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /// To be asked for a regular file only: opening a pipe waits for its writer.
    SeekableByteChannel open(String name) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure.newByteChannel(Path.of(name), READ);
        }
        return Files.newByteChannel(path.resolve(name), READ);
    }

    /// The names that are offered, sorted; at most ten thousand. To be asked once.
    List<String> names() {
        var names = new ArrayList<String>();
        for (Path one : stream) {
            String name = one.getFileName().toString();
            if (FilePath.isName(name) && names.size() < MOST_NAMES) {
                names.add(name);
            }
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
