package remotemcp.jvm;

import java.util.Base64;
import java.util.Optional;

/// A password hash that says how it was made, as text in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$SALT$DIGEST`.
record Argon2Hash(Cost cost, byte[] salt, byte[] digest) {
    private static final String FORM = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s";

    /// What one hash costs, in Argon2's terms.
    record Cost(int kibibytes, int passes, int lanes) {
        /// A hash that asks for much more than ours is not worth the memory: no store of ours holds one.
        boolean isReasonable() {
            return kibibytes >= 8 * lanes && kibibytes <= 1 << 20 && passes >= 1 && passes <= 16 && lanes >= 1 && lanes <= 16;
        }
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return String.format(FORM, cost.kibibytes(), cost.passes(), cost.lanes(), base64.encodeToString(salt),
            base64.encodeToString(digest));
    }

    /// The hash in a text; empty when it is of another form.
    static Optional<Argon2Hash> parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 6 || !text.startsWith("$argon2id$v=19$m=")) {
            return Optional.empty();
        }
        try {
            String[] cost = parts[3].split("[=,]", -1);
            var hash = new Argon2Hash(new Cost(Integer.parseInt(cost[1]), Integer.parseInt(cost[3]), Integer.parseInt(cost[5])),
                Base64.getDecoder().decode(parts[4]), Base64.getDecoder().decode(parts[5]));
            return hash.isReasonable() && hash.text().equals(text) ? Optional.of(hash) : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean isReasonable() {
        return cost.isReasonable() && salt.length >= 8 && salt.length <= 64 && digest.length >= 16 && digest.length <= 64;
    }
}
