/// A host that speaks on pipes, brought together with a remote server: messages pass as they are where both sides speak the same era of the
/// protocol, and are translated where they do not. Nothing here reads or writes pipes.
package remotemcp.bridge;
