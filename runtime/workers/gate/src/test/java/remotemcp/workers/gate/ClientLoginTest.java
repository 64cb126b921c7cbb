package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The client's side of OAuth on workerd: what it signs is what the JDK verifies.
class ClientLoginTest {
    private static final String CURVE = "SHA256withECDSAinP1363Format";
    private static Workerd workerd;

    @BeforeAll
    static void startWorkerd() throws Exception {
        workerd = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")));
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void a_client_with_a_curve_key_signs_in_and_shows_a_bound_token() throws Exception {
        KeyPair pair = keys("EC");
        JsonObject seen = signIn("ES256", pair);
        Parameters form = Parameters.read(seen.string("form").orElseThrow()).orElseThrow();
        assertThat(verified(form.find("client_assertion").orElseThrow(), CURVE, pair.getPublic()).string("aud"))
            .contains("https://auth.example");
        assertThat(verifiedProof(seen.string("proof").orElseThrow()).string("htu")).contains("https://auth.example/token");
        assertThat(verifiedProof(seen.string("shownProof").orElseThrow()).string("htu")).contains("https://mcp.example/mcp");
        assertThat(seen.string("authorization")).contains("DPoP t");
    }

    @Test
    void a_client_with_an_rsa_key_signs_in() throws Exception {
        KeyPair pair = keys("RSA");
        Parameters form = Parameters.read(signIn("RS256", pair).string("form").orElseThrow()).orElseThrow();
        assertThat(verified(form.find("client_assertion").orElseThrow(), "SHA256withRSA", pair.getPublic()).string("iss")).contains("me");
    }

    private static JsonObject signIn(String algorithm, KeyPair pair) throws Exception {
        String arguments =
            JsonObject.builder().put("algorithm", algorithm).put("key", Base64Url.encode(pair.getPrivate().getEncoded())).build().text();
        return Json.parse(WorkerClient.of(workerd.url()).call("sign-in", arguments)).asObject().orElseThrow();
    }

    private static JsonObject verifiedProof(String proof) throws Exception {
        return verified(proof, CURVE, publicKey(part(proof, 0).object("jwk").orElseThrow()));
    }

    private static JsonObject verified(String jws, String algorithm, PublicKey key) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64Url.decode(jws.split("\\.")[2]).orElseThrow())).isTrue();
        return part(jws, 1);
    }

    private static JsonObject part(String jws, int index) {
        return Json.parse(Base64Url.decode(jws.split("\\.")[index]).orElseThrow()).asObject().orElseThrow();
    }

    private static PublicKey publicKey(JsonObject jwk) throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(new BigInteger(1, Base64Url.decode(jwk.string("x").orElseThrow()).orElseThrow()),
            new BigInteger(1, Base64Url.decode(jwk.string("y").orElseThrow()).orElseThrow()));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static KeyPair keys(String family) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
        if (family.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }
}
