package remotemcp.workers.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The core's `SuiteFile` for Workers: a class that holds the public test suites as text.
final class SuiteFiles {
    /// A constant of a class file has at most 65,535 bytes.
    private static final int PIECE = 15_000;

    private SuiteFiles() {
    }

    static String source(Path resources) throws IOException {
        var cases = new StringBuilder();
        var methods = new StringBuilder();
        for (Path file : files(resources)) {
            String name = "file" + methods.length();
            cases.append("            case ").append(Literals.of(resources.relativize(file).toString().replace('\\', '/'))).append(" -> ")
                .append(name).append("();\n");
            methods.append("\n    private static String ").append(name).append("() {\n        return new StringBuilder()")
                .append(pieces(Files.readString(file)))
                .append(".toString();\n    }\n");
        }
        return "package remotemcp;\n\nimport remotemcp.json.Json;\n\npublic final class SuiteFile {\n    public static Json json(String path) {\n"
            + "        return Json.parse(switch (path) {\n" + cases
            + "            default -> throw new IllegalArgumentException(path);\n        });\n    }\n" + methods + "}\n";
    }

    private static List<Path> files(Path resources) throws IOException {
        try (var files = Files.walk(resources)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /// Without what indents the lines: no string of JSON goes over a line's end.
    private static String pieces(String text) {
        String dense = text.lines().map(String::strip).collect(Collectors.joining("\n"));
        var calls = new StringBuilder();
        for (int i = 0; i < dense.length(); i += PIECE) {
            calls.append("\n            .append(").append(Literals.of(dense.substring(i, Math.min(dense.length(), i + PIECE)))).append(')');
        }
        return calls.toString();
    }
}
