package remotemcp.transport.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import remotemcp.platform.Base64Url;

/// What a session id says by itself. Sealed, it is the `Mcp-Session-Id`: any process that has the server's key reads it, so a
/// restart loses no session, and nobody can make one or learn from it whose it is.
///
/// @param random 16 bytes that make the id unguessable and unique
/// @param issued epoch milliseconds
/// @param subject the user who began the session; empty on an open server
record Ticket(Handshake handshake, byte[] random, long issued, String subject) {
    static final int RANDOM = 16;
    private static final int FORM = 1;
    private static final int AT_RANDOM = 3;
    private static final int AT_ISSUED = AT_RANDOM + RANDOM;
    private static final int AT_SUBJECT = AT_ISSUED + Long.BYTES;

    /// Form, revision, capabilities, random, issued (big-endian), subject in UTF-8.
    byte[] bytes() {
        byte[] name = subject.getBytes(StandardCharsets.UTF_8);
        var out = new byte[AT_SUBJECT + name.length];
        out[0] = FORM;
        out[1] = (byte) handshake.revision().ordinal();
        out[2] = (byte) handshake.capabilities().bits();
        System.arraycopy(random, 0, out, AT_RANDOM, RANDOM);
        for (int i = 0; i < Long.BYTES; i++) {
            out[AT_ISSUED + i] = (byte) (issued >>> 56 - 8 * i);
        }
        System.arraycopy(name, 0, out, AT_SUBJECT, name.length);
        return out;
    }

    static Optional<Ticket> parse(byte[] bytes) {
        if (bytes.length < AT_SUBJECT || bytes[0] != FORM) {
            return Optional.empty();
        }
        byte[] random = Arrays.copyOfRange(bytes, AT_RANDOM, AT_ISSUED);
        String subject = new String(Arrays.copyOfRange(bytes, AT_SUBJECT, bytes.length), StandardCharsets.UTF_8);
        return Revision.at(bytes[1]).map(revision ->
            new Ticket(new Handshake(revision, new Capabilities(bytes[2] & 255)), random, issued(bytes), subject));
    }

    private static long issued(byte[] bytes) {
        long issued = 0;
        for (int i = AT_ISSUED; i < AT_SUBJECT; i++) {
            issued = issued << 8 | bytes[i] & 255;
        }
        return issued;
    }

    /// Names the session where its end is written down; useless as a session id.
    String name() {
        return Base64Url.encode(random);
    }
}
