package remotemcp.demo.inspector;

import java.util.Optional;
import remotemcp.client.Credentials;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// Shows a server no credentials whatever it asks for, and keeps what it says when it wants some.
final class Onlooker implements Credentials {
    private volatile Optional<Headers> refusal = Optional.empty();

    @Override
    public HeaderList headers(Target target) {
        return HeaderList.empty();
    }

    @Override
    public boolean refused(Refusal said) {
        if (said.status() == 401 || !said.challenges().isEmpty()) {
            refusal = Optional.of(said.answer());
        }
        return false;
    }

    /// The fields of the answer that wants a login.
    Optional<Headers> refusal() {
        return refusal;
    }
}
