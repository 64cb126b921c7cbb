package remotemcp.workers.gate.probe;

/// What the probes found, a line for each: name, tab, what came out.
final class Findings {
    private final StringBuilder lines = new StringBuilder();

    /// Does something small, and gives what shows whether it did the same as elsewhere.
    @FunctionalInterface
    interface Probe {
        Object run() throws Exception;
    }

    /// An exception is a finding too: its class, without the text, which nobody promises.
    void add(String name, Probe probe) {
        String found;
        try {
            found = String.valueOf(probe.run());
        } catch (Throwable thrown) {
            found = "throws " + thrown.getClass().getSimpleName();
        }
        lines.append(name).append('\t').append(visible(found)).append('\n');
    }

    String text() {
        return lines.toString();
    }

    /// Printable ASCII only, so that a finding about a character survives its way into a file.
    private static String visible(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
