package remotemcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import remotemcp.json.Json;

/// The files of public test suites among the test resources. On Workers, which have no files, a class of this name is generated that holds them.
public final class SuiteFile {

    private SuiteFile() {
    }

    /// @param path from the root of the test resources
    public static Json json(String path) {
        return Json.parse(text(path));
    }

    private static String text(String path) {
        try (var in = SuiteFile.class.getResourceAsStream("/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
