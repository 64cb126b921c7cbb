/// Where the parts become one server: every URL on one screen, in [remotemcp.app.App].
package remotemcp.app;
