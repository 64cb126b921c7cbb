package remotemcp.cli.inspect;

import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.cli.command.CommandFailure;
import remotemcp.client.Credentials;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// Credentials that remember whether any were shown, so that a person can be told.
///
/// @param ownField whether the person gave a header field that may be one
record SeenLogin(Credentials credentials, boolean ownField, AtomicBoolean used) implements Credentials {

    SeenLogin(Credentials credentials, boolean ownField) {
        this(credentials, ownField, new AtomicBoolean());
    }

    String words() {
        return used.get() ? "signed in" : ownField ? "with a header field of yours" : "not signed in";
    }

    @Override
    public HeaderList headers(Target target) {
        HeaderList fields = credentials.headers(target);
        used.set(fields.find("Authorization").isPresent());
        return fields;
    }

    @Override
    public boolean refused(Refusal refusal) {
        return credentials.refused(refusal);
    }

    @Override
    public void answered(Target target, Headers answer) {
        credentials.answered(target, answer);
    }
}
