package remotemcp.client.oauth.registration;

import java.util.Optional;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Signatures;

/// The private key by which a client proves who it is (`private_key_jwt`, RFC 7523 §2.2).
///
/// @param pkcs8 the key's bytes
/// @param id its `kid`, where the server needs one
public record ClientKey(Signatures.Algorithm algorithm, byte[] pkcs8, Optional<String> id) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// Reads the text form of PKCS #8 (RFC 7468 §10).
    ///
    /// @throws LoginException when it is another form
    public static ClientKey pem(Signatures.Algorithm algorithm, String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        Optional<byte[]> bytes = begin < 0 || end < begin ? Optional.empty() : base64(text.substring(begin + BEGIN.length(), end));
        return new ClientKey(algorithm,
            bytes.orElseThrow(() -> new LoginException(Step.TOKEN, "the client's key is not a PKCS #8 key in PEM form (" + BEGIN + ")")),
            Optional.empty());
    }

    private static Optional<byte[]> base64(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '=') {
                plain.append(c == '+' ? '-' : c == '/' ? '_' : c);
            }
        }
        return Base64Url.decode(plain.toString());
    }

    @Override
    public String toString() {
        return "ClientKey[" + algorithm + "]";
    }
}
