package remotemcp.hosts;

/// How much of each text reaches a host's model, in characters. What is longer is cut, or left out.
///
/// @param firstLine of the first line of the instructions, where the host shows that line alone until its model searches for a tool
/// @param instructions of all instructions; 0 where they reach no model
/// @param description of a tool's description
/// @param schema of a tool's input schema as compact JSON, after which all descriptions of parameters are left out
/// @param name of a tool's name together with the server's, as the model gets it
/// @param result of the text of a result
public record HostLimits(int firstLine, int instructions, int description, int schema, int name, int result) {
    /// No limit was found.
    public static final int NONE = Integer.MAX_VALUE;
}
