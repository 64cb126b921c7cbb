package remotemcp.platform;

/// Unpredictable bytes from the platform's cryptographic source; never waits.
@FunctionalInterface
public interface Random {
    byte[] bytes(int count);
}
