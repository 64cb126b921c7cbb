package remotemcp.jvm.login;

/// What the person's browser shows when it comes back: one page without script or outside content.
///
/// @param title one line
/// @param text what to do now
record CallbackPage(String title, String text) {

    static CallbackPage done() {
        return new CallbackPage("Signed in", "You can close this window and go back to the program that asked you.");
    }

    static CallbackPage failed(String why) {
        return new CallbackPage("Signing in failed", why);
    }

    static CallbackPage stray() {
        return new CallbackPage("Nothing to do here",
            "This address belongs to no login that is under way. Start again from the program that asked you.");
    }

    String html() {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + escaped(title) + "</title></head><body><main><h1>"
            + escaped(title) + "</h1><p>" + escaped(text) + "</p></main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
