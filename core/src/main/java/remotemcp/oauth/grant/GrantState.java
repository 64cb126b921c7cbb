package remotemcp.oauth.grant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// How far a grant has come: approved by its user, active once its code was redeemed, revoked at last. It never goes back.
public sealed interface GrantState {

    /// The code is out and nobody has redeemed it.
    ///
    /// @param code holds the claims of the user
    /// @param until when the code ends
    /// @param misses how often the right code came with something wrong
    record Approved(SealedClaims code, long until, int misses) implements GrantState {
    }

    /// Tokens are out.
    ///
    /// @param current the newest refresh token; holds the claims
    /// @param previous the one before; holds its successor and the claims, so that it gives the same answer again for a moment
    /// @param rotated when `current` was made
    /// @param repeats how often `previous` was used since
    /// @param ended access tokens that were revoked one by one
    record Active(SealedClaims current, Optional<SealedClaims> previous, long rotated, int repeats,
        List<EndedToken> ended) implements GrantState {

        public boolean hasEnded(String accessToken) {
            for (EndedToken token : ended) {
                if (token.id().equals(accessToken)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> endedIds() {
            var ids = new HashSet<String>();
            for (EndedToken token : ended) {
                ids.add(token.id());
            }
            return Set.copyOf(ids);
        }
    }

    /// Nothing works any more. What is left keeps a consent form that is sent again from making the grant anew.
    ///
    /// @param why for the audit trail
    record Revoked(long when, String why) implements GrantState {
    }

    /// @param expires when the token would have ended by itself
    record EndedToken(String id, long expires) {
    }

    /// Access tokens that were revoked one by one.
    default Set<String> endedIds() {
        return Set.of();
    }

    default JsonObject toJson() {
        return switch (this) {
            case Approved approved -> JsonObject.builder().put("stage", "approved").put("code", approved.code().toJson())
                .put("until", approved.until()).put("misses", approved.misses()).build();
            case Active active -> toJson(active);
            case Revoked revoked ->
                JsonObject.builder().put("stage", "revoked").put("when", revoked.when()).put("why", revoked.why()).build();
        };
    }

    static GrantState from(JsonObject json) {
        return switch (json.string("stage").orElseThrow()) {
            case "approved" -> new Approved(box(json, "code").orElseThrow(), json.integer("until").orElseThrow(),
                (int) json.integer("misses").orElseThrow());
            case "active" -> new Active(box(json, "current").orElseThrow(), box(json, "previous"), json.integer("rotated").orElseThrow(),
                (int) json.integer("repeats").orElseThrow(), ended(json.array("ended").orElseThrow()));
            case "revoked" -> new Revoked(json.integer("when").orElseThrow(), json.string("why").orElseThrow());
            default -> throw new IllegalStateException("a grant is at an unknown stage");
        };
    }

    private static JsonObject toJson(Active active) {
        var json = JsonObject.builder().put("stage", "active").put("current", active.current().toJson());
        active.previous().ifPresent(box -> json.put("previous", box.toJson()));
        var ended = new ArrayList<Json>();
        for (EndedToken token : active.ended()) {
            ended.add(JsonObject.builder().put("id", token.id()).put("expires", token.expires()).build());
        }
        return json.put("rotated", active.rotated()).put("repeats", active.repeats()).put("ended", new JsonArray(ended)).build();
    }

    private static Optional<SealedClaims> box(JsonObject json, String key) {
        return json.object(key).map(SealedClaims::from);
    }

    private static List<EndedToken> ended(JsonArray array) {
        var tokens = new ArrayList<EndedToken>();
        for (Json value : array) {
            JsonObject token = value.asObject().orElseThrow();
            tokens.add(new EndedToken(token.string("id").orElseThrow(), token.integer("expires").orElseThrow()));
        }
        return List.copyOf(tokens);
    }
}
