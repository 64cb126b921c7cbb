package remotemcp.jvm.login;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import remotemcp.platform.Signatures;

/// [Signatures] of the JDK.
public final class JcaSignatures implements Signatures {
    private static final int COORDINATE = 32;

    @Override
    public CurveKey freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new CurveKey(pair.getPrivate().getEncoded(), coordinate(point.getAffineX()), coordinate(point.getAffineY()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(Algorithm algorithm, byte[] pkcs8, byte[] input) {
        String family = algorithm == Algorithm.ES256 ? "EC" : "RSA";
        try {
            Signature signature = Signature.getInstance(algorithm == Algorithm.ES256 ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            signature.initSign(KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signature.update(input);
            return signature.sign();
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not a private key for " + algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Big-endian, exactly 32 bytes: without the sign's byte, with leading zeros.
    private static byte[] coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(signed.length, COORDINATE);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }
}
