package remotemcp.oauth.grant;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.platform.Base64Url;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;

/// Issues codes and refresh tokens, and tells ours from forged ones before anything is looked up.
///
/// The text is `kind.owner.grant.random.proof`: where its grant is, 256 random bits, and an HMAC over all of that. A code has no random
/// part: its proof, 256 bits as well, follows from the grant's id alone, so that a decision sent twice gives the same code.
public final class GrantCredentials {
    private static final int RANDOM = 32;
    private static final int LONGEST = 2000;

    private final Platform platform;
    private final KeyedDigest proofs;

    public GrantCredentials(Platform platform) {
        this.platform = platform;
        proofs = new KeyedDigest(platform, "ticket");
    }

    public GrantCredential code(String subject, String grant) {
        return issue(GrantCredential.Kind.CODE, subject, grant, "");
    }

    public GrantCredential refresh(String subject, String grant) {
        return issue(GrantCredential.Kind.REFRESH, subject, grant, Base64Url.encode(platform.random().bytes(RANDOM)));
    }

    /// The ticket of that kind that the text is; empty when we did not make it.
    public Optional<GrantCredential> read(GrantCredential.Kind kind, String text) {
        int proof = text.lastIndexOf('.') + 1;
        boolean isGenuine = text.length() <= LONGEST && text.startsWith(kind.letter() + ".") && proof > 2
            && ConstantTime.equal(proofs.of(text.substring(0, proof)), text.substring(proof));
        return isGenuine ? Optional.of(parts(kind, text)) : Optional.empty();
    }

    private GrantCredential issue(GrantCredential.Kind kind, String subject, String grant, String random) {
        String owner = Base64Url.encode(subject.getBytes(StandardCharsets.UTF_8));
        String head = kind.letter() + '.' + owner + '.' + grant + '.' + random + '.';
        return new GrantCredential(kind, subject, grant, head + proofs.of(head));
    }

    private static GrantCredential parts(GrantCredential.Kind kind, String text) {
        int owner = text.indexOf('.') + 1;
        int grant = text.indexOf('.', owner) + 1;
        String subject = new String(Base64Url.decode(text.substring(owner, grant - 1)).orElseThrow(), StandardCharsets.UTF_8);
        return new GrantCredential(kind, subject, text.substring(grant, text.indexOf('.', grant)), text);
    }
}
