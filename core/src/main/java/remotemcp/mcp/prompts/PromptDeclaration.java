package remotemcp.mcp.prompts;

/// Declares a prompt's arguments and properties, and answers what it says.
@FunctionalInterface
public interface PromptDeclaration {
    PromptBody declare(PromptBuilder prompt);
}
