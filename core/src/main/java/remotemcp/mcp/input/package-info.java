/// Asking the client while a request is answered: forms and links for its user, its model, its roots.
package remotemcp.mcp.input;
