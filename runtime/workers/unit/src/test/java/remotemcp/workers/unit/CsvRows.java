package remotemcp.workers.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.CsvSource;

/// The rows of a `@CsvSource`, read as JUnit reads them: cells are stripped, `'…'` keeps spaces and delimiters and may be empty,
/// an empty cell is null.
final class CsvRows {
    private final char delimiter;
    private final char quote;

    private CsvRows(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    static Stream<List<String>> of(CsvSource source) {
        var rows = new CsvRows(source.delimiter() == '\0' ? ',' : source.delimiter(), source.quoteCharacter());
        return Stream
            .concat(Arrays.stream(source.value()),
                source.textBlock().lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")))
            .map(rows::cells)
            .map(cells -> cells.stream().map(cell -> Arrays.asList(source.nullValues()).contains(cell) ? null : cell).toList());
    }

    private List<String> cells(String row) {
        var cells = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= row.length(); i++) {
            if (i == row.length() || row.charAt(i) == delimiter) {
                cells.add(cell(row.substring(start, i).strip()));
                start = i + 1;
            } else if (row.charAt(i) == quote && row.substring(start, i).isBlank()) {
                i = row.indexOf(quote, i + 1);
            }
        }
        return cells;
    }

    private String cell(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote
            ? text.substring(1, text.length() - 1) : text;
    }
}
