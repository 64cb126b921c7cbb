package remotemcp.jvm.http;

/// An answer given before any handler sees the request; the connection ends with it.
record Refusal(int status, String reason) {
    static final Refusal MALFORMED = new Refusal(400, "Malformed request");
    static final Refusal AMBIGUOUS_LENGTH = new Refusal(400, "Ambiguous message length");
    static final Refusal HOST = new Refusal(400, "One Host field is required");
    static final Refusal TARGET = new Refusal(400, "Unsupported request target");
    static final Refusal TOO_SLOW = new Refusal(408, "The request body took too long");
    static final Refusal TOO_LARGE = new Refusal(413, "The request body is too large");
    static final Refusal TARGET_TOO_LONG = new Refusal(414, "The request line is too long");
    static final Refusal ENCODED = new Refusal(415, "Encoded request bodies are not accepted");
    static final Refusal EXPECTATION = new Refusal(417, "Unsupported expectation");
    static final Refusal HEADERS = new Refusal(431, "Too many header fields");
    static final Refusal CROWDED = new Refusal(503, "The server is busy");
    static final Refusal VERSION = new Refusal(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here");
}
