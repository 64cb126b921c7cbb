package remotemcp.oauth;

import java.util.Optional;

/// What one look at a grant leads to: perhaps a changed grant, and an answer or a refusal. The answer counts only once the change is in
/// the store.
record Step<R>(Optional<Grant> next, Optional<R> answer, Optional<OAuthException> refusal) {

    static <R> Step<R> to(Grant next, R answer) {
        return new Step<>(Optional.of(next), Optional.of(answer), Optional.empty());
    }

    static <R> Step<R> stay(R answer) {
        return new Step<>(Optional.empty(), Optional.of(answer), Optional.empty());
    }

    static <R> Step<R> refuse(OAuthException refusal) {
        return new Step<>(Optional.empty(), Optional.empty(), Optional.of(refusal));
    }

    static <R> Step<R> refuseAt(Grant next, OAuthException refusal) {
        return new Step<>(Optional.of(next), Optional.empty(), Optional.of(refusal));
    }

    R result() {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        return answer.orElseThrow();
    }
}
