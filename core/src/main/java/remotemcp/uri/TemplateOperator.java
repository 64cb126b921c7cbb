package remotemcp.uri;

import java.util.Optional;

/// The operators of RFC 6570 and how each expands (its appendix A).
enum TemplateOperator {
    SIMPLE("", ",", false, "", false),
    RESERVED("", ",", false, "", true),
    FRAGMENT("#", ",", false, "", true),
    LABEL(".", ".", false, "", false),
    PATH("/", "/",
        false, "", false),
    PARAMETER(";", ";", true, "", false),
    QUERY("?", "&", true, "=", false),
    CONTINUATION("&", "&", true, "=", false);

    /// What stands before the first value.
    final String first;
    final String separator;
    /// Whether each value has its name before it.
    final boolean isNamed;
    /// What follows the name of an empty value.
    final String ifEmpty;
    /// Whether reserved characters and escapes in values are kept.
    final boolean keepsReserved;

    TemplateOperator(String first, String separator, boolean isNamed, String ifEmpty, boolean keepsReserved) {
        this.first = first;
        this.separator = separator;
        this.isNamed = isNamed;
        this.ifEmpty = ifEmpty;
        this.keepsReserved = keepsReserved;
    }

    /// Empty if the character is no operator.
    static Optional<TemplateOperator> of(char c) {
        return switch (c) {
            case '+' -> Optional.of(RESERVED);
            case '#' -> Optional.of(FRAGMENT);
            case '.' -> Optional.of(LABEL);
            case '/' -> Optional.of(PATH);
            case ';' -> Optional.of(PARAMETER);
            case '?' -> Optional.of(QUERY);
            case '&' -> Optional.of(CONTINUATION);
            default -> Optional.empty();
        };
    }
}
