package remotemcp.hostile;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import remotemcp.hostile.HostileServer.Answers;
import remotemcp.hostile.HostileServer.Reply;
import remotemcp.hostile.HostileServer.Request;

/// One thing that a server does wrong, at one request of an otherwise good conversation.
///
/// @param at the JSON-RPC method whose answer is spoilt
/// @param verdicts how the client may take it
record Misbehaviour(String name, Set<Honest> eras, String at, Deed deed, Set<Verdict> verdicts) {

    /// What the server does instead of answering.
    interface Deed {
        void instead(Request request, Reply reply) throws IOException;
    }

    static Misbehaviour called(String name, Deed deed, Verdict first, Verdict... others) {
        return new Misbehaviour(name, EnumSet.of(Honest.STATELESS, Honest.SESSION), "tools/call", deed, EnumSet.of(first, others));
    }

    Misbehaviour at(String method) {
        return new Misbehaviour(name, eras, method, deed, verdicts);
    }

    Misbehaviour in(Honest first, Honest... others) {
        return new Misbehaviour(name, EnumSet.of(first, others), at, deed, verdicts);
    }

    /// A server that behaves like this one does, but for this.
    Answers spoiling(Honest era) {
        Answers honest = era.answers();
        return (request, reply) -> {
            if (request.rpc().equals(at)) {
                deed.instead(request, reply);
            } else {
                honest.answer(request, reply);
            }
        };
    }

    /// Whether the client has to find out by waiting.
    boolean takesPatience() {
        return verdicts.contains(Verdict.TIMEOUT);
    }

    @Override
    public String toString() {
        return name;
    }
}
