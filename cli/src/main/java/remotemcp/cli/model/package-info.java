/// What the model of one host gets of a server, made from what the server says: one [remotemcp.cli.model.ModelView] a host. Held to
/// recordings of the hosts themselves by `RecordedHostsTest`.
package remotemcp.cli.model;
