package remotemcp.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Certificate authorities that the environment adds to the JDK's own: a PEM file named by `SSL_CERT_FILE` or `NODE_EXTRA_CA_CERTS`, as networks need that look into TLS.
final class Authorities {
    private Authorities() {
    }

    /// Empty when the environment adds none, or its file cannot be read: then the JDK's own decide, and a handshake fails where they do not do.
    static Optional<SSLContext> of(Map<String, String> environment) {
        return Stream.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS").map(environment::get).filter(file -> file != null && !file.isBlank())
            .findFirst()
            .map(Path::of).flatMap(Authorities::trusting);
    }

    private static Optional<SSLContext> trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("added-" + store.size(), certificate);
            }
            for (X509Certificate certificate : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("own-" + store.size(), certificate);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{manager(store)}, null);
            return Optional.of(context);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// @param store null for the JDK's own
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers()).filter(X509TrustManager.class::isInstance).map(X509TrustManager.class::cast)
            .findFirst().orElseThrow();
    }
}
