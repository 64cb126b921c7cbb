package remotemcp.client.oauth.dpop;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.http.Headers;

/// The nonces that servers want in the next proofs (RFC 9449 §8, §9): the newest of each origin.
public final class DpopNonces {
    private static final int LONGEST = 1000;
    private final ConcurrentHashMap<String, String> newest = new ConcurrentHashMap<>();

    Optional<String> of(String url) {
        return Optional.ofNullable(newest.get(WellKnown.origin(url)));
    }

    /// Keeps what an answer hands out.
    ///
    /// @return whether it is another than before
    boolean learn(String url, Headers answer) {
        Optional<String> nonce = answer.find("DPoP-Nonce").filter(text -> !text.isEmpty() && text.length() <= LONGEST);
        return nonce.isPresent() && !nonce.get().equals(newest.put(WellKnown.origin(url), nonce.get()));
    }
}
