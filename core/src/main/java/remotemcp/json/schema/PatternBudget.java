package remotemcp.json.schema;

/// The work that compiling patterns may cost, and so the memory they take: for one expression, and for all of a schema together, as one has
/// room for thousands. A step of work is one piece of an expression, each time a repetition writes it out again.
final class PatternBudget {
    static final int FOR_ONE = 20_000;
    static final int FOR_ALL = 200_000;

    private int left = FOR_ALL;
    private int leftForOne;

    void begin() {
        leftForOne = Math.min(FOR_ONE, left);
    }

    /// @throws PatternParser.Unsupported when no work is left
    void spend() {
        if (leftForOne == 0) {
            throw new PatternParser.Unsupported();
        }
        leftForOne--;
        left--;
    }

    int spent() {
        return FOR_ALL - left;
    }

    boolean isSpent() {
        return left == 0;
    }
}
