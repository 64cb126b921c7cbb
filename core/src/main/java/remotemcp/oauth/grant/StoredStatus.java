package remotemcp.oauth.grant;

import java.util.function.Consumer;
import remotemcp.oauth.token.Lifetimes;
import remotemcp.platform.Access;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;

/// The status of grants as the store has it; the endings are those of this process.
public record StoredStatus(GrantStore ledger, Lifetimes lifetimes) implements GrantStatus {

    @Override
    public boolean isActive(Caller caller) {
        Access access = caller.access();
        return ledger.find(Grant.key(caller.subject(), access.grant()))
            .filter(grant -> grant.state() instanceof GrantState.Active active && !active.hasEnded(access.token())).isPresent();
    }

    @Override
    public long interval() {
        return lifetimes.trust();
    }

    @Override
    public void listen(Consumer<Ending> listener) {
        ledger.listen(listener);
    }
}
