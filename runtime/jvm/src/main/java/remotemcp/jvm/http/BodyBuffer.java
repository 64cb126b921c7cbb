package remotemcp.jvm.http;

import io.vertx.core.buffer.Buffer;
import remotemcp.http.BodyBudget;
import remotemcp.http.HttpResponse;
import remotemcp.http.Segments;

/// A request's body while it arrives, counted at the size of the arrays that hold it.
final class BodyBuffer {
    private static final byte[] NOTHING = {};

    /// Where there is one piece only.
    private Buffer only;
    private Segments pieces;
    private int length;
    private BodyBudget.Claim claim;

    /// Begins to count. What has come before is counted too.
    ///
    /// @return false when there is no room
    boolean count(BodyBudget budget, HttpResponse.NeedsBody wanted) {
        claim = budget.claim(wanted);
        return length == 0 || claim.holds(held());
    }

    int length() {
        return length;
    }

    /// Keeps a piece.
    ///
    /// @param told length of the whole body, if it is known: what is whole is counted by [#countHandled]
    /// @return false when there is no room
    boolean add(Buffer piece, long told) {
        if (length == 0) {
            only = piece;
        } else {
            if (pieces == null) {
                pieces = new Segments();
                pieces.add(only.getBytes());
                only = null;
            }
            pieces.add(piece.getBytes());
        }
        length += piece.length();
        return claim == null || length == told || claim.holds(held());
    }

    private int held() {
        return pieces == null ? length : pieces.capacity();
    }

    /// Counts what a handler may make of the whole body.
    ///
    /// @return false when there is no room
    boolean countHandled() {
        return length == 0 || claim.isHandled(length);
    }

    /// The whole body, which stays counted until [#release].
    byte[] take() {
        byte[] whole = length == 0 ? NOTHING : only != null ? only.getBytes() : pieces.joined();
        forget();
        return whole;
    }

    private void forget() {
        only = null;
        pieces = null;
    }

    /// Nobody has anything of this body any more; further calls change nothing.
    void release() {
        forget();
        if (claim != null) {
            claim.close();
        }
    }
}
