package remotemcp.doctor.report;

/// The steps of a client on its way to a server, in their order.
public enum Phase {
    NETWORK("network"),
    ENDPOINT("endpoint"),
    CHALLENGE("challenge"),
    RESOURCE("resource metadata"),
    SERVER("authorization server metadata"),
    REGISTRATION("registration"),
    AUTHORIZATION("authorization"),
    TOKEN("token"),
    CALLS("calls"),
    MODELS("what models see"),
    SESSIONS("sessions"),
    STREAMS("streams"),
    BROWSER("browser access"),
    HYGIENE("hygiene");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
