/// The ways to a server: messages out, messages in, whatever they mean. HTTP in both its forms, and pipes.
package remotemcp.client.wire;
