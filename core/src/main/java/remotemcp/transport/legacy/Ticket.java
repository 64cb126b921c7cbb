package remotemcp.transport.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.JsonObject;
import remotemcp.platform.Access;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.protocol.Revision;

/// What a session id says by itself. Sealed, it is the `Mcp-Session-Id`: any process that has the server's key reads it, so a
/// restart loses no session, and nobody can make one or learn from it whose it is.
///
/// @param random 16 bytes that make the id unguessable and unique
/// @param issued epoch milliseconds
/// @param subject the user who began the session; empty on an open server
/// @param grant the grant by which it was begun, and with which it ends; empty on an open server
record Ticket(Handshake handshake, byte[] random, long issued, String subject, String grant) {
    static final int RANDOM = 16;
    private static final int FORM = 2;
    private static final int AT_RANDOM = 3;
    private static final int AT_ISSUED = AT_RANDOM + RANDOM;
    private static final int AT_LENGTH = AT_ISSUED + Long.BYTES;
    private static final int AT_SUBJECT = AT_LENGTH + 1;

    /// Form, revision, capabilities, random, issued (big-endian), length of the subject, subject and grant in UTF-8.
    byte[] bytes() {
        byte[] name = subject.getBytes(StandardCharsets.UTF_8);
        byte[] right = grant.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IllegalArgumentException("a subject has at most 255 bytes");
        }
        var out = new byte[AT_SUBJECT + name.length + right.length];
        out[0] = FORM;
        out[1] = (byte) handshake.revision().ordinal();
        out[2] = (byte) handshake.capabilities().bits();
        System.arraycopy(random, 0, out, AT_RANDOM, RANDOM);
        for (int i = 0; i < Long.BYTES; i++) {
            out[AT_ISSUED + i] = (byte) (issued >>> 56 - 8 * i);
        }
        out[AT_LENGTH] = (byte) name.length;
        System.arraycopy(name, 0, out, AT_SUBJECT, name.length);
        System.arraycopy(right, 0, out, AT_SUBJECT + name.length, right.length);
        return out;
    }

    static Optional<Ticket> parse(byte[] bytes) {
        if (bytes.length < AT_SUBJECT || bytes[0] != FORM || bytes.length < AT_SUBJECT + (bytes[AT_LENGTH] & 255)) {
            return Optional.empty();
        }
        int end = AT_SUBJECT + (bytes[AT_LENGTH] & 255);
        byte[] random = Arrays.copyOfRange(bytes, AT_RANDOM, AT_ISSUED);
        String subject = new String(Arrays.copyOfRange(bytes, AT_SUBJECT, end), StandardCharsets.UTF_8);
        String grant = new String(Arrays.copyOfRange(bytes, end, bytes.length), StandardCharsets.UTF_8);
        return revision(bytes[1])
            .map(revision -> new Ticket(new Handshake(revision, new Capabilities(bytes[2] & 255)), random, issued(bytes), subject, grant));
    }

    private static Optional<Revision> revision(int place) {
        Revision[] all = Revision.values();
        return place >= 0 && place < all.length && !all[place].isStateless() ? Optional.of(all[place]) : Optional.empty();
    }

    private static long issued(byte[] bytes) {
        long issued = 0;
        for (int i = AT_ISSUED; i < AT_LENGTH; i++) {
            issued = issued << 8 | bytes[i] & 255;
        }
        return issued;
    }

    /// The user with the access that began the session.
    Caller beginner() {
        return new Caller(subject, "", Set.of(), JsonObject.empty(), new Access(grant, "", issued));
    }

    /// Names where the session is held when that is not the process its requests come to: all sessions of a user in one place, where they
    /// are counted together; each by itself on an open server.
    String place() {
        return subject.isEmpty() ? name() : subject;
    }

    /// Names the session where its end is written down; useless as a session id.
    String name() {
        return Base64Url.encode(random);
    }
}
