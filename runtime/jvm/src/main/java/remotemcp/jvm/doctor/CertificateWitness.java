package remotemcp.jvm.doctor;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Looks at a server's certificates and lets the handshake go on whatever it finds: only to tell a person what is wrong. Nothing is ever sent
/// over a connection that it let through.
final class CertificateWitness extends X509ExtendedTrustManager {
    private final String host;
    private Optional<X509Certificate> leaf = Optional.empty();
    private String trouble = "no certificate";

    CertificateWitness(String host) {
        this.host = host;
    }

    /// The server's own certificate.
    Optional<X509Certificate> leaf() {
        return leaf;
    }

    /// Why clients refuse it; empty when they do not.
    String trouble() {
        return trouble;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        leaf = Optional.of(chain[0]);
        trouble = trouble(chain, authType);
    }

    private String trouble(X509Certificate[] chain, String authType) {
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException e) {
            return "the certificate expired at " + chain[0].getNotAfter().toInstant();
        } catch (CertificateNotYetValidException e) {
            return "the certificate is not good before " + chain[0].getNotBefore().toInstant();
        }
        if (chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal())) {
            return "the certificate is self-signed";
        }
        if (!CertificateNames.cover(chain[0], host)) {
            return "the certificate is for " + names(chain[0]) + ", not for " + host;
        }
        return isTrusted(chain, authType) ? ""
            : chain.length == 1
                ? "the certificate's issuer is not sent along, or not trusted: " + chain[0].getIssuerX500Principal().getName()
                : "nobody trusts the issuer of the certificate: " + chain[chain.length - 1].getIssuerX500Principal().getName();
    }

    private static boolean isTrusted(X509Certificate[] chain, String authType) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            ((X509ExtendedTrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, authType);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String names(X509Certificate certificate) {
        List<String> names = CertificateNames.of(certificate);
        return names.isEmpty() ? certificate.getSubjectX500Principal().getName() : String.join(", ", names);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        checkServerTrusted(chain, authType, (Socket) null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        checkServerTrusted(chain, authType, (Socket) null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
