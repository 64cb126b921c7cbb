package remotemcp.jvm.resources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import remotemcp.uri.UriTemplate;

/// The files below a folder, each with a URI.
///
/// ```
/// var docs = ResourceFolder.at(Path.of("docs"), "docs://handbook/");
/// docs.read("docs://handbook/setup/first%20steps.md");
/// ```
///
/// Nothing outside the folder can be read through it, whatever a URI says: no link is followed, neither of files nor of folders; only regular files are read;
/// names that begin with a dot are not offered. Files may come, go and change at any time. Reads and lists wait for the disk.
public final class ResourceFolder {
    private static final int MAX_BYTES = 1 << 20;
    private static final int PAGE_SIZE = 200;
    private static final int PIECE = 16_384;

    private final Path root;
    private final String base;
    private final int maxBytes;
    private final int pageSize;

    private ResourceFolder(Path root, String base, int maxBytes, int pageSize) {
        this.root = root;
        this.base = base;
        this.maxBytes = maxBytes;
        this.pageSize = pageSize;
    }

    /// @param folder that is there; if it is a link, the folder it leads to now
    /// @param base what the URIs begin with: a URI that ends in a slash, such as `docs://handbook/`
    /// @throws IllegalArgumentException when the folder is none or the URI does not end in a slash
    public static ResourceFolder at(Path folder, String base) {
        if (!base.endsWith("/") || !base.contains(":") || base.indexOf('{') >= 0) {
            throw new IllegalArgumentException(
                "the base of resource URIs is a URI that ends in a slash, such as docs://handbook/, not " + base);
        }
        try {
            Path root = folder.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new IllegalArgumentException("no folder: " + folder);
            }
            return new ResourceFolder(root, base, MAX_BYTES, PAGE_SIZE);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder " + folder, e);
        }
    }

    /// The largest file that is handed out; one mebibyte unless said otherwise.
    public ResourceFolder maxBytes(int bytes) {
        return new ResourceFolder(root, base, positive(bytes), pageSize);
    }

    /// How many files a page of the list shows; 200 unless said otherwise.
    public ResourceFolder pageSize(int files) {
        return new ResourceFolder(root, base, maxBytes, positive(files));
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("at least 1");
        }
        return number;
    }

    /// What all its URIs match: the base, and the variable `path`.
    public UriTemplate template() {
        return UriTemplate.parse(base + "{+path}");
    }

    /// Whether the URI is one of this folder's, be there such a file or not.
    public boolean covers(String uri) {
        return uri.startsWith(base);
    }

    /// The files in the order of their names, a page at a time. Work is bounded: at most ten thousand names of one folder and twenty thousand of all are looked at
    /// for a page, and a page may be shorter than another for that.
    ///
    /// @param cursor of the page before, empty for the first
    /// @throws FileException when the folder cannot be read; one of [FileException.Reason#NOT_FOUND] when the cursor is none of ours
    public FilePage list(Optional<String> cursor) {
        return new FolderWalk(root, base, pageSize).page(cursor);
    }

    /// What the file of that URI holds.
    ///
    /// @throws FileException when it is not there, not offered, too large or unreadable
    public FileContent read(String uri) {
        FilePath path = Optional.of(uri).filter(this::covers).flatMap(one -> FilePath.ofUri(one.substring(base.length())))
            .orElseThrow(() -> notFound(uri));
        try (OpenFolder folder = OpenFolder.root(root)) {
            return read(uri, path, folder, 0);
        } catch (IOException e) {
            throw notFound(uri);
        }
    }

    private FileContent read(String uri, FilePath path, OpenFolder folder, int depth) throws IOException {
        String name = path.names().get(depth);
        if (depth < path.names().size() - 1) {
            try (OpenFolder inside = folder.folder(name)) {
                return read(uri, path, inside, depth + 1);
            }
        }
        BasicFileAttributes attributes = folder.attributes(name);
        if (!attributes.isRegularFile()) {
            throw notFound(uri);
        }
        if (attributes.size() > maxBytes) {
            throw tooLarge(uri, attributes.size());
        }
        try (SeekableByteChannel channel = folder.open(name)) {
            return content(uri, name, bytes(channel, uri));
        } catch (IOException e) {
            throw new FileException(FileException.Reason.UNREADABLE, "The server cannot read " + uri, e);
        }
    }

    /// A file may grow while it is read.
    private byte[] bytes(SeekableByteChannel channel, String uri) throws IOException {
        var bytes = new ByteArrayOutputStream((int) Math.min(channel.size(), maxBytes));
        var piece = ByteBuffer.allocate(PIECE);
        while (channel.read(piece) >= 0) {
            bytes.write(piece.array(), 0, piece.position());
            piece.clear();
            if (bytes.size() > maxBytes) {
                throw tooLarge(uri, Math.max(channel.size(), bytes.size()));
            }
        }
        return bytes.toByteArray();
    }

    private static FileContent content(String uri, String name, byte[] bytes) {
        Optional<String> type = MediaType.of(name);
        return text(bytes).<FileContent>map(text -> new FileContent.Text(uri, type.orElse("text/plain"), text))
            .orElseGet(() -> new FileContent.Binary(uri, type.orElse("application/octet-stream"), bytes));
    }

    private static Optional<String> text(byte[] bytes) {
        for (byte b : bytes) {
            boolean isControl = b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B;
            if (isControl) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static FileException notFound(String uri) {
        return new FileException(FileException.Reason.NOT_FOUND, "There is no resource " + shown(uri));
    }

    private FileException tooLarge(String uri, long size) {
        return new FileException(FileException.Reason.TOO_LARGE, "The resource " + shown(uri) + " has " + size
            + " bytes, and this server hands out at most " + maxBytes
            + ". A resource is read whole, MCP knows no reading of a part: ask for a smaller resource, or use a tool of the server that reads a part of it");
    }

    private static String shown(String uri) {
        return uri.length() <= 300 ? uri : uri.substring(0, 300) + "…";
    }
}
