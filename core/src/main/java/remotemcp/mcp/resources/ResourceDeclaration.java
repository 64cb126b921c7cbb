package remotemcp.mcp.resources;

/// Declares a resource's properties, and answers what reads it.
@FunctionalInterface
public interface ResourceDeclaration {
    ResourceReader declare(ResourceBuilder resource);
}
