package remotemcp.jvm.resources;

/// What a file holds: text when it is UTF-8 without control characters other than those of lines and pages, else bytes.
public sealed interface FileContent {

    String uri();

    String mimeType();

    record Text(String uri, String mimeType, String text) implements FileContent {
    }

    record Binary(String uri, String mimeType, byte[] bytes) implements FileContent {
    }
}
