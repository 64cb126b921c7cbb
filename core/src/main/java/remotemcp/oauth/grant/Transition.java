package remotemcp.oauth.grant;

import java.util.Optional;
import remotemcp.oauth.OAuthException;

/// What one look at a grant leads to: perhaps a changed grant, and an answer or a refusal. The answer counts only once the change is in
/// the store.
public record Transition<R>(Optional<Grant> next, Optional<R> answer, Optional<OAuthException> refusal) {

    public static <R> Transition<R> to(Grant next, R answer) {
        return new Transition<>(Optional.of(next), Optional.of(answer), Optional.empty());
    }

    public static <R> Transition<R> stay(R answer) {
        return new Transition<>(Optional.empty(), Optional.of(answer), Optional.empty());
    }

    public static <R> Transition<R> refuse(OAuthException refusal) {
        return new Transition<>(Optional.empty(), Optional.empty(), Optional.of(refusal));
    }

    public static <R> Transition<R> refuseAt(Grant next, OAuthException refusal) {
        return new Transition<>(Optional.of(next), Optional.empty(), Optional.of(refusal));
    }

    R result() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return answer.orElseThrow();
    }
}
