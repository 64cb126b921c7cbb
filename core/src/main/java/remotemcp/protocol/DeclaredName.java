package remotemcp.protocol;

/// The names that tools and prompts may have (2026-07-28, server/tools, Tool Names): what every client and every header can carry.
public final class DeclaredName {
    private static final int LIMIT = 128;

    private DeclaredName() {
    }

    /// @param kind completes "a …'s name"
    public static void check(String kind, String name) {
        boolean good = !name.isEmpty() && name.length() <= LIMIT;
        for (int i = 0; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
        }
        if (!good) {
            throw new IllegalArgumentException("a " + kind + "'s name has 1 to 128 characters of A-Z, a-z, 0-9, '_', '-' and '.': " + name);
        }
    }

    /// A name that somebody sent, short enough to be repeated to them.
    public static String clip(String name) {
        return name.length() <= LIMIT ? name : name.substring(0, LIMIT) + "…";
    }
}
