package remotemcp.client.oauth;

import remotemcp.platform.Base64Url;

/// Base64 as HTTP has it (RFC 4648 §4): with `+`, `/` and padding.
public final class PlainBase64 {

    private PlainBase64() {
    }

    public static String encode(byte[] bytes) {
        String encoded = Base64Url.encode(bytes).replace('-', '+').replace('_', '/');
        return encoded + "=".repeat((4 - encoded.length() % 4) % 4);
    }
}
