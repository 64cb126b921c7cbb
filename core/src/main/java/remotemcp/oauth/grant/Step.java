package remotemcp.oauth.grant;

import java.util.Optional;
import remotemcp.oauth.OAuthException;

/// What one look at a grant leads to: perhaps a changed grant, and an answer or a refusal. The answer counts only once the change is in
/// the store.
public record Step<R>(Optional<Grant> next, Optional<R> answer, Optional<OAuthException> refusal) {

    public static <R> Step<R> to(Grant next, R answer) {
        return new Step<>(Optional.of(next), Optional.of(answer), Optional.empty());
    }

    public static <R> Step<R> stay(R answer) {
        return new Step<>(Optional.empty(), Optional.of(answer), Optional.empty());
    }

    public static <R> Step<R> refuse(OAuthException refusal) {
        return new Step<>(Optional.empty(), Optional.empty(), Optional.of(refusal));
    }

    public static <R> Step<R> refuseAt(Grant next, OAuthException refusal) {
        return new Step<>(Optional.of(next), Optional.empty(), Optional.of(refusal));
    }

    R result() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return answer.orElseThrow();
    }
}
