package remotemcp.uri;

import java.util.List;

/// A piece of a URI template.
sealed interface TemplatePart {

    /// Text that stands for itself, encoded as it is in a URI.
    record Literal(String text) implements TemplatePart {
    }

    record Expression(TemplateOperator operator, List<Variable> variables) implements TemplatePart {
    }

    /// @param name as written, escapes included
    /// @param isExploded whether it has `*`
    /// @param prefix how many characters of it are used; 0 for all
    record Variable(String name, boolean isExploded, int prefix) {
    }
}
