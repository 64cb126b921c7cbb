/// Login with accounts of the server's own, and the app that has everything.
package remotemcp.auth;
