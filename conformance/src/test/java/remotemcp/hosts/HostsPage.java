package remotemcp.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The tables of docs/hosts.md: each run puts its rows between their marks, in the place of those that begin with the same cells.
record HostsPage(Path file) {

    /// @param mark the table's name in the comments around it
    /// @param keys the cells that say whose row it is
    void put(String mark, List<String> keys, List<String> cells) {
        // Two runs, one for each runtime, may write at once.
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE); var _ = channel.lock()) {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int begin = lines.indexOf("<!-- " + mark + " -->");
            int end = lines.indexOf("<!-- end of " + mark + " -->");
            List<String> rows = new ArrayList<>(lines.subList(begin + 3, end));
            String start = row(keys);
            rows.removeIf(row -> row.startsWith(start));
            rows.add(start + row(cells).substring(1));
            rows.sort(String::compareToIgnoreCase);
            var all = new ArrayList<>(lines.subList(0, begin + 3));
            all.addAll(rows);
            all.addAll(lines.subList(end, lines.size()));
            Files.write(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " ")).toList()) + " |";
    }
}
