package remotemcp.blackbox;

/// One access token for tests that are not about getting one.
final class Login {
    private static String token;

    private Login() {
    }

    static synchronized String token(Target target) {
        if (token == null) {
            token = OAuthClient.register(target).login().string("access_token").orElseThrow();
        }
        return token;
    }
}
