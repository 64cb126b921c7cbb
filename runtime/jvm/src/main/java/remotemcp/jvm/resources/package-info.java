/// A folder of the machine offered as MCP resources: which files there are, and what one holds, whatever a URI or the folder tries.
package remotemcp.jvm.resources;
