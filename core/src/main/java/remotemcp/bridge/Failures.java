package remotemcp.bridge;

import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Printable;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// Why a call came to nothing, in words that the host can show and its user act on.
final class Failures {
    /// Among the codes that JSON-RPC leaves to implementations: the server is out of reach, or is no MCP server.
    static final int NO_ANSWER = -32010;
    /// The server wants a login that could not be had.
    static final int NO_LOGIN = -32011;

    private Failures() {
    }

    /// Does the work; a failure answers the call.
    static void answering(Call call, Notices notices, Runnable work) {
        try {
            work.run();
        } catch (RpcException e) {
            call.fail(e);
        } catch (HttpRefusal | ClientException | LoginException e) {
            RpcException error = error(e);
            if (call.isWaiting() && error.code() != RpcException.METHOD_NOT_FOUND) {
                notices.tell(call.method() + " failed: " + Printable.of(error.getMessage()));
            }
            call.fail(error);
        } catch (RuntimeException e) {
            notices.bug(e);
            call.fail(new RpcException(RpcException.INTERNAL_ERROR, "The bridge failed; its log says where"));
        }
    }

    /// Whether what stands before a server says that it is away for the moment.
    static boolean isPassing(HttpRefusal refusal) {
        return HttpRefusal.isPassing(refusal.status());
    }

    static RpcException error(RuntimeException e) {
        return switch (e) {
            case RpcException error -> error;
            case HttpRefusal refusal -> refusal.toClient() instanceof RpcException error ? error
                : noAnswer("The remote server answers with HTTP status " + refusal.status(), Optional.of(refusal.status()));
            case ClientException client when client.kind() == ClientException.Kind.UNAUTHORIZED ->
                new RpcException(NO_LOGIN, "Signing in at the remote server failed: " + client.getMessage());
            case ClientException client -> noAnswer(client.getMessage(), Optional.empty());
            case LoginException login -> new RpcException(NO_LOGIN, "Signing in at the remote server failed: " + login.getMessage());
            default -> new RpcException(RpcException.INTERNAL_ERROR, "The bridge failed");
        };
    }

    private static RpcException noAnswer(String message, Optional<Integer> status) {
        return status.isEmpty() ? new RpcException(NO_ANSWER, message)
            : new RpcException(NO_ANSWER, message, JsonObject.builder().put("status", status.get()).build());
    }
}
