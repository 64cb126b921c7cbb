package remotemcp.oauth.grant;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.oauth.authorize.Consent;
import remotemcp.platform.Key;

/// One installation of a client that a person connected: one consent, one code, one family of tokens, one record under one [Key].
///
/// @param id 128 random bits in base64url
/// @param subject whose it is
/// @param lastUsed when a token of it was last seen, in epoch milliseconds; told in steps of some minutes
public record Grant(String id, String subject, Consent consent, GrantState state, long lastUsed) {
    static final String KIND = "grant";

    public static Key key(String subject, String id) {
        return new Key(KIND, subject, id);
    }

    public Key key() {
        return key(subject, id);
    }

    public Grant at(GrantState next) {
        return new Grant(id, subject, consent, next, lastUsed);
    }

    public Grant usedAt(long now) {
        return new Grant(id, subject, consent, state, now);
    }

    byte[] bytes() {
        return JsonObject.builder().put("consent", consent.toJson()).put("state", state.toJson()).put("used", lastUsed).build().bytes();
    }

    static Grant from(Key key, byte[] bytes) {
        JsonObject json = Json.parse(bytes).asObject().orElseThrow();
        return new Grant(key.id(), key.owner(), Consent.from(json.object("consent").orElseThrow()),
            GrantState.from(json.object("state").orElseThrow()),
            json.integer("used").orElseThrow());
    }
}
