/// What MCP hosts make of a valid server: which of its names, descriptions, schemas, instructions and results reach their models, and in what
/// form. Measured with hosts of the versions in [remotemcp.hosts.HostProfile]; pure data and pure functions.
package remotemcp.hosts;
