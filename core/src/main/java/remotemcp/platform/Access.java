package remotemcp.platform;

/// What authorised a request: an access token, and the grant that the token belongs to.
///
/// @param grant id of the grant; empty on an open server
/// @param token id of the access token; empty on an open server
/// @param expires when the token expires, epoch milliseconds
public record Access(String grant, String token, long expires) {
    private static final Access OPEN = new Access("", "", Long.MAX_VALUE);

    /// The access of a caller on a server without login: it never ends.
    public static Access open() {
        return OPEN;
    }
}
