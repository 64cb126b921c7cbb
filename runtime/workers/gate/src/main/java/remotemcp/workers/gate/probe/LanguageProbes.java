package remotemcp.workers.gate.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Probes of all that the core is written with. The names are the keys of the list of known differences.
public final class LanguageProbes {
    private LanguageProbes() {}

    /// A line for each probe; the same on every runtime but for the known differences.
    public static String run() {
        var findings = new Findings();
        TextProbes.addTo(findings);
        NumberProbes.addTo(findings);
        BytesProbes.addTo(findings);
        TypeProbes.addTo(findings);
        CollectionProbes.addTo(findings);
        StreamProbes.addTo(findings);
        ExceptionProbes.addTo(findings);
        ThreadProbes.addTo(findings);
        return findings.text();
    }

    /// In the order in which a `Set` or `Map` that keeps none is to be compared.
    static List<String> sorted(Set<String> set) {
        var list = new ArrayList<>(set);
        list.sort(null);
        return list;
    }
}
