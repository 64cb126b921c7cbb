package remotemcp.uri;

/// Which characters the value of a variable may have in a URI. Characters beyond ASCII are in every class: people write them, though URIs have none.
final class CharClass {
    private static final String BESIDE_UNRESERVED = "!$&'()*+;=:@%";
    private static final String RESERVED = BESIDE_UNRESERVED + "/?#[],";

    private final boolean[] ascii = new boolean[128];

    private CharClass(String marks) {
        for (char c = 0; c < 128; c++) {
            ascii[c] = PercentEncoding.isUnreserved(c) || marks.indexOf(c) >= 0;
        }
    }

    static CharClass only(String characters) {
        var only = new CharClass("");
        for (char c = 0; c < 128; c++) {
            only.ascii[c] = characters.indexOf(c) >= 0;
        }
        return only;
    }

    /// The values of one variable without a name.
    ///
    /// @param isLast whether no other variable of its expression follows
    static CharClass value(TemplateOperator operator, boolean isExploded, boolean isLast) {
        var all = new CharClass(operator.keepsReserved ? RESERVED : BESIDE_UNRESERVED + "," + (isExploded ? operator.separator : ""));
        if (!isLast && !isExploded) {
            all.ascii[operator.separator.charAt(0)] = false;
        }
        return all;
    }

    /// All names and values of an expression with names, and what separates them.
    static CharClass named(TemplateOperator operator) {
        return new CharClass(BESIDE_UNRESERVED + (operator == TemplateOperator.PARAMETER ? "," : ",/?"));
    }

    boolean has(char c) {
        return c >= 128 || ascii[c];
    }
}
