package remotemcp.mcp.completion;

/// Something whose value can be completed: the key by which [CompletionCall#get] reads what others of its kind already are.
public interface CompletedArgument {
    String name();
}
