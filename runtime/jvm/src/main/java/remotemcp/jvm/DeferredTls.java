package remotemcp.jvm;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// TLS that is set up when the first https connection needs it: reading all certificate authorities takes a tenth of a second, which programs that only ask
/// servers of this computer need not wait for. The JDK's HTTP client otherwise does it in any case.
final class DeferredTls extends SSLContextSpi {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Supplier<SSLContext> source;
    private SSLContext made;

    private DeferredTls(Supplier<SSLContext> source) {
        this.source = source;
    }

    /// @param source asked once at most
    static SSLContext of(Supplier<SSLContext> source) {
        return new Context(new DeferredTls(source));
    }

    /// The JDK's own.
    static SSLContext system() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no TLS on this system: " + e.getMessage(), e);
        }
    }

    private static final class Context extends SSLContext {
        Context(DeferredTls tls) {
            super(tls, null, "TLS");
        }
    }

    private synchronized SSLContext context() {
        if (made == null) {
            made = source.get();
        }
        return made;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) throws KeyManagementException {
        throw new KeyManagementException("this context is set up already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return context().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return context().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context().getClientSessionContext();
    }

    /// What a client offers; which ciphers is the engine's to say.
    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return new SSLParameters(null, PROTOCOLS);
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return new SSLParameters(null, PROTOCOLS);
    }
}
