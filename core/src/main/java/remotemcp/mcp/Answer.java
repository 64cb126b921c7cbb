package remotemcp.mcp;

import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;

/// How a request is answered, known before any tool runs, so that a transport can choose between one JSON object and an event
/// stream, and between its event loop and a thread that may wait.
///
/// A result is complete as MCP 2026-07-28 wants it (`resultType`, `ttlMs`, `cacheScope`, `_meta`). An edge that serves an older
/// revision takes away what that revision does not know.
public sealed interface Answer {

    /// The result, worked out without waiting.
    record Now(JsonObject result) implements Answer {
    }

    /// A result that never changes, with its UTF-8 text, so that nobody writes it a second time.
    record Fixed(JsonObject result, byte[] text) implements Answer {
    }

    /// A result that has yet to be worked out, by work that may wait.
    ///
    /// @param streams whether notifications may come before the result: the client asked for progress or log lines, or the tool
    ///     is declared slow
    record Later(boolean streams, Work work) implements Answer {
    }

    /// A stream that stays open until its client closes it, or its authorisation ends: what is said on it comes from elsewhere.
    ///
    /// @param first is said at once
    /// @param subscription what is said after that
    record Open(RpcNotification first, Subscription subscription) implements Answer {
    }

    /// Runs once.
    @FunctionalInterface
    interface Work {

        /// @return the result
        /// @throws RpcException when the request is answered with an error
        JsonObject run(ClientStream client);
    }
}
