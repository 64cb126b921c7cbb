/// Plays the clients that people use against any MCP server, and says at which step each would stop, why, and what mends it. The table of
/// all checks is [remotemcp.doctor.checks.Checkup]; [remotemcp.doctor.Doctor] is where to begin. Pure: DNS and TLS come through
/// [remotemcp.doctor.NetworkProbe]. What servers say is hostile: it is bounded, cut, made printable, and followed only where [remotemcp.doctor.http.Probe] lets it.
package remotemcp.doctor;
