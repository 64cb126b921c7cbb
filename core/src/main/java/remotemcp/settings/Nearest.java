package remotemcp.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds what somebody who mistyped a name most likely meant.
public final class Nearest {
    private Nearest() {
    }

    /// The known name that begins so, or else takes the fewest changed letters; case and the kind of dash do not count.
    public static String to(String written, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(name -> strangeness(folded(written), folded(name)))).orElseThrow();
    }

    private static int strangeness(String written, String name) {
        return name.startsWith(written) ? 0 : distance(written, name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How many letters must be inserted, deleted or changed to make one word of the other (Levenshtein).
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
