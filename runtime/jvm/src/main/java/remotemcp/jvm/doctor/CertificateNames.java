package remotemcp.jvm.doctor;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/// Whom a certificate names (RFC 9525): its subjectAltName, of names and addresses.
final class CertificateNames {
    private static final int DNS = 2;
    private static final int IP = 7;

    private CertificateNames() {
    }

    static List<String> of(X509Certificate certificate) {
        try {
            var entries = certificate.getSubjectAlternativeNames();
            return entries == null ? List.of() : entries.stream().filter(entry -> entry.get(0).equals(DNS) || entry.get(0).equals(IP))
                .map(entry -> String.valueOf(entry.get(1))).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    static boolean cover(X509Certificate certificate, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return of(certificate).stream().map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.equals(wanted) || isWildcard(name, wanted));
    }

    /// `*` stands for exactly one label.
    private static boolean isWildcard(String name, String host) {
        int dot = host.indexOf('.');
        return name.startsWith("*.") && dot > 0 && host.substring(dot).equals(name.substring(1));
    }
}
