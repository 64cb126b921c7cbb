package remotemcp.workers.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import remotemcp.json.JsonObject;

/// The outcomes of a class in the form that surefire writes, so that whoever compares the two runtimes reads one form.
final class SurefireReport {
    private SurefireReport() {}

    static void write(Path folder, String test, Collection<JsonObject> outcomes) throws IOException {
        var text = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + test + "\" tests=\"" + outcomes.size() + "\" failures=\""
                + outcomes.stream().filter(outcome -> outcome.has("failure")).count() + "\" errors=\"0\" skipped=\"0\">\n");
        for (var outcome : outcomes) {
            text.append("  <testcase name=\"").append(escaped(outcome.string("name").orElseThrow())).append("\" classname=\"").append(test)
                .append("\" time=\"").append(outcome.integer("millis").orElse(0) / 1000.0).append('"')
                .append(outcome.string("failure").map(failure -> ">\n    <failure message=\"" + escaped(failure) + "\"/>\n  </testcase>\n")
                    .orElse("/>\n"));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("TEST-" + test + ".xml"), text.append("</testsuite>\n"));
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(c == '<' || c == '&' || c == '"' || c == '>' || c < ' ' || c > '~' && c < 0x10000
            ? c < ' ' ? " " : "&#" + c + ";" : Character.toString(c)));
        return out.toString();
    }
}
