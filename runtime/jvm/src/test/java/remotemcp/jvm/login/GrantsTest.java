package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.AssertionLogin;
import remotemcp.client.oauth.grant.ClientCredentials;
import remotemcp.client.oauth.grant.DeviceDisplay;
import remotemcp.client.oauth.grant.DeviceLogin;
import remotemcp.client.oauth.grant.EnterpriseLogin;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Signatures;

/// Every way to tokens but the plain one, against a server that checks what it gets.
class GrantsTest {
    @TempDir Path folder;
    private final Authority authority = Authority.open();
    private final List<Authority.Request> asked = new ArrayList<>();

    @BeforeEach
    void giveTokensForAnything() {
        authority.at("/token", request -> {
            asked.add(request);
            return authority.tokens();
        });
    }

    @AfterEach
    void close() {
        authority.close();
    }

    private int call(TokenSource source, ClientProfile profile) {
        return Visitor.call(Visitor.login(authority.mcp(), Visitor.store(folder), source, profile), authority.mcp());
    }

    private static ClientProfile given(Optional<String> secret) {
        return ClientProfile.named("Visitor").registered(new ClientProfile.Given("me:1", secret, Optional.empty()));
    }

    private void methods(String... methods) {
        authority.metadata(document -> document.with("token_endpoint_auth_methods_supported", JsonArray.ofStrings(List.of(methods))));
    }

    @Test
    void a_secret_goes_into_the_header_where_the_server_takes_it_there() {
        methods("client_secret_post", "client_secret_basic");
        assertThat(call(new ClientCredentials(), given(Optional.of("s+e c/ret")))).isEqualTo(200);
        String field = asked.getFirst().header("Authorization").orElseThrow();
        assertThat(new String(Base64.getDecoder().decode(field.substring("Basic ".length())), StandardCharsets.UTF_8))
            .isEqualTo("me%3A1:s%2Be%20c%2Fret");
        assertThat(form().find("client_secret")).isEmpty();
        assertThat(form().find("grant_type")).contains("client_credentials");
        assertThat(form().find("resource")).contains(authority.mcp());
    }

    @Test
    void a_secret_goes_into_the_form_where_the_server_takes_it_only_there() {
        methods("client_secret_post");
        assertThat(call(new ClientCredentials(), given(Optional.of("secret")))).isEqualTo(200);
        assertThat(form().find("client_secret")).contains("secret");
        assertThat(asked.getFirst().header("Authorization")).isEmpty();
    }

    @Test
    void a_key_signs_an_assertion_for_this_issuer_alone() throws Exception {
        methods("private_key_jwt");
        KeyPair pair = keys("EC");
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
        assertThat(call(new ClientCredentials(), given(Optional.empty()).signingWith(ClientKey.pem(Signatures.Algorithm.ES256, pem))))
            .isEqualTo(200);
        JsonObject claims = verified(form().find("client_assertion").orElseThrow(), "SHA256withECDSAinP1363Format", pair.getPublic());
        assertThat(claims.string("iss")).contains("me:1");
        assertThat(claims.string("sub")).contains("me:1");
        assertThat(claims.string("aud")).contains(authority.url());
        assertThat(claims.integer("exp").orElseThrow() - claims.integer("iat").orElseThrow()).isBetween(1L, 300L);
    }

    @Test
    void an_rsa_key_signs_too() throws Exception {
        methods("private_key_jwt");
        KeyPair pair = keys("RSA");
        var key = new ClientKey(Signatures.Algorithm.RS256, pair.getPrivate().getEncoded(), Optional.of("k1"));
        assertThat(call(new ClientCredentials(), given(Optional.empty()).signingWith(key))).isEqualTo(200);
        String assertion = form().find("client_assertion").orElseThrow();
        verified(assertion, "SHA256withRSA", pair.getPublic());
        assertThat(part(assertion, 0).string("kid")).contains("k1");
    }

    @Test
    void a_key_in_another_form_is_refused_in_words() {
        assertThatThrownBy(
            () -> ClientKey.pem(Signatures.Algorithm.RS256, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"))
            .hasMessageContaining("PKCS #8");
    }

    @Test
    void a_client_that_acts_for_itself_has_to_be_registered_by_hand() {
        assertThatThrownBy(() -> call(new ClientCredentials(), ClientProfile.named("Visitor"))).hasMessageContaining("by hand");
        assertThat(authority.seen("/register")).isEmpty();
    }

    @Test
    void refresh_tokens_are_not_asked_for_where_no_person_takes_part() {
        call(new ClientCredentials(), given(Optional.of("secret")));
        assertThat(form().find("scope")).contains("mcp");
    }

    @Test
    void a_workload_shows_the_token_of_its_platform() {
        assertThat(call(new AssertionLogin(() -> "platform.jwt"), given(Optional.empty()))).isEqualTo(200);
        assertThat(form().find("grant_type")).contains("urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertThat(form().find("assertion")).contains("platform.jwt");
        assertThat(form().find("resource")).contains(authority.mcp());
    }

    @Test
    void a_refused_workload_does_not_try_again() {
        authority.at("/token", request -> {
            asked.add(request);
            return Authority.error("unauthorized_client");
        });
        assertThatThrownBy(() -> call(new AssertionLogin(() -> "platform.jwt"), given(Optional.empty())))
            .hasMessageContaining("unauthorized_client");
        assertThat(asked).hasSize(1);
    }

    @Test
    void an_organization_exchanges_the_identity_for_a_grant_of_this_server() {
        authority.at("/idp", request -> {
            asked.add(request);
            return Authority.Answer.json(200, JsonObject.builder().put("access_token", "id.jag.jwt").put("token_type", "N_A")
                .put("issued_token_type", "urn:ietf:params:oauth:token-type:id-jag").build());
        });
        var provider = new EnterpriseLogin.IdentityProvider("https://idp.example", authority.url() + "/idp",
            new ClientProfile.Given("at-idp", Optional.empty(), Optional.empty()));
        var source = new EnterpriseLogin(provider, () -> new EnterpriseLogin.Identity("id.token", "id_token"));
        assertThat(call(source, given(Optional.of("secret")))).isEqualTo(200);
        assertThat(form().find("audience")).contains(authority.url());
        assertThat(form().find("resource")).contains(authority.mcp());
        assertThat(form().find("subject_token")).contains("id.token");
        assertThat(form().find("client_id")).contains("at-idp");
        assertThat(asked.get(1).form().find("assertion")).contains("id.jag.jwt");
        assertThat(asked.get(1).body()).doesNotContain("id.token");
    }

    /// What the person signed in with may be an ID token, a SAML assertion, or the identity provider's refresh token.
    @ParameterizedTest
    @ValueSource(strings = {"id_token", "saml2", "refresh_token"})
    void every_kind_of_identity_is_exchanged_under_its_own_name_and_anew_when_the_token_ends(String type) {
        authority.at("/idp", request -> {
            asked.add(request);
            return Authority.Answer.json(200, JsonObject.builder().put("access_token", "grant-" + asked.size()).put("token_type", "N_A")
                .put("issued_token_type", "urn:ietf:params:oauth:token-type:id-jag").build());
        });
        authority.tokenAnswer(answer -> answer.without("refresh_token"));
        var provider = new EnterpriseLogin.IdentityProvider("https://idp.example", authority.url() + "/idp",
            new ClientProfile.Given("at-idp", Optional.of("idp-secret"), Optional.empty()));
        var newest = new AtomicInteger();
        var source = new EnterpriseLogin(provider, () -> new EnterpriseLogin.Identity("identity-" + newest.incrementAndGet(), type));
        var login = Visitor.login(authority.mcp(), Visitor.store(folder), source, given(Optional.of("secret")));
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        authority.expireAccess();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(asked).extracting(Authority.Request::path).containsExactly("/idp", "/token", "/idp", "/token");
        assertThat(form().find("subject_token_type")).contains("urn:ietf:params:oauth:token-type:" + type);
        assertThat(asked.get(0).form().find("subject_token")).contains("identity-1");
        assertThat(asked.get(2).form().find("subject_token")).contains("identity-2");
        assertThat(asked.get(3).form().find("assertion")).contains("grant-3");
        assertThat(asked.get(0).header("Authorization")).isPresent();
        assertThat(asked.get(1).body()).doesNotContain("identity-", "idp-secret");
        assertThat(Visitor.store(folder).find(authority.mcp()).map(Json::text).orElse("")).doesNotContain("identity-", "idp-secret",
            "grant-");
    }

    @Test
    void an_organization_that_answers_another_kind_of_token_is_refused() {
        authority.at("/idp", request -> authority.tokens());
        var provider = new EnterpriseLogin.IdentityProvider("https://idp.example", authority.url() + "/idp",
            new ClientProfile.Given("at-idp", Optional.empty(), Optional.empty()));
        var source = new EnterpriseLogin(provider, () -> new EnterpriseLogin.Identity("id.token", "id_token"));
        assertThatThrownBy(() -> call(source, given(Optional.empty()))).hasMessageContaining("another kind of token");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_person_enters_a_code_on_another_device() {
        var display = new Display();
        device("https://auth.example/device");
        var polls = new AtomicInteger();
        authority.at("/token", request -> switch (polls.incrementAndGet()) {
            case 1 -> Authority.error("authorization_pending");
            case 2 -> Authority.error("slow_down");
            default -> authority.tokens();
        });
        assertThat(call(new DeviceLogin(display), ClientProfile.named("Visitor"))).isEqualTo(200);
        assertThat(display.shown).containsExactly("https://auth.example/device WXYZ-1234");
        assertThat(display.pauses).containsExactly(5, 5, 10);
    }

    @Test
    void a_person_who_denies_is_not_asked_again() {
        device("https://auth.example/device");
        authority.at("/token", request -> Authority.error("access_denied"));
        assertThatThrownBy(() -> call(new DeviceLogin(new Display()), ClientProfile.named("Visitor")))
            .hasMessageContaining("access_denied");
    }

    @Test
    void V01_an_address_for_a_person_that_is_no_web_address_is_not_shown() {
        var display = new Display();
        device("javascript:alert(1)");
        assertThatThrownBy(() -> call(new DeviceLogin(display), ClientProfile.named("Visitor")))
            .hasMessageContaining("verification address");
        assertThat(display.shown).isEmpty();
    }

    private void device(String address) {
        authority.metadata(document -> document.with("device_authorization_endpoint", authority.url() + "/device"));
        authority.at("/device",
            request -> Authority.Answer.json(200, JsonObject.builder().put("device_code", "d1").put("user_code", "WXYZ-1234")
                .put("verification_uri", address).put("expires_in", 600).put("interval", 5).build()));
    }

    private static final class Display implements DeviceDisplay {
        private final List<String> shown = new ArrayList<>();
        private final List<Integer> pauses = new ArrayList<>();

        @Override
        public void show(String address, String code, Optional<String> direct) {
            shown.add(address + " " + code);
        }

        @Override
        public void pause(int seconds) {
            pauses.add(seconds);
        }
    }

    /// Both servers want a nonce, the token is bound to a key, and every proof is checked as RFC 9449 §4.3 says.
    @Test
    void a_bound_token_is_shown_with_a_fresh_proof_each_time() throws Exception {
        var seen = new HashSet<String>();
        authority.metadata(document -> document.with("dpop_signing_alg_values_supported", JsonArray.of(Json.of("ES256"))));
        authority.at("/token", request -> proofFits(request, "/token", "as-nonce", seen, Optional.empty())
            ? Authority.Answer.json(200,
                JsonObject.builder().put("access_token", "bound").put("token_type", "DPoP").put("refresh_token", "r").build())
            : new Authority.Answer(400, Map.of("DPoP-Nonce", "as-nonce"), JsonObject.of("error", "use_dpop_nonce").bytes()));
        authority.at("/mcp", request -> {
            if (request.header("Authorization").isEmpty()) {
                return authority.challenge(401,
                    "DPoP resource_metadata=\"" + authority.url() + "/.well-known/oauth-protected-resource/mcp\"");
            }
            assertThat(request.header("Authorization")).contains("DPoP bound");
            return proofFits(request, "/mcp", "rs-nonce", seen, Optional.of("bound")) ? Authority.Answer.text(200, "text/plain", "42")
                : new Authority.Answer(401, Map.of("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"", "DPoP-Nonce", "rs-nonce"),
                    new byte[0]);
        });
        var visitor = new Visitor();
        OAuthLogin login = visitor.login(authority.mcp(), Visitor.store(folder));
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
        assertThat(authority.seen("/authorize").getFirst().parameters().find("dpop_jkt")).isPresent();
        assertThat(authority.seen("/mcp")).hasSize(4);
        assertThat(Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp())).as("after a restart")
            .isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void tokens_are_not_bound_where_the_resource_does_not_know_how() {
        authority.metadata(document -> document.with("dpop_signing_alg_values_supported", JsonArray.of(Json.of("ES256"))));
        assertThat(Visitor.call(new Visitor().login(authority.mcp(), Visitor.store(folder)), authority.mcp())).isEqualTo(200);
        assertThat(asked.getFirst().header("DPoP")).isEmpty();
    }

    /// Whether the proof is valid but for the nonce, and has the nonce.
    private boolean proofFits(Authority.Request request, String path, String nonce, HashSet<String> seen, Optional<String> token) {
        try {
            String proof = request.header("DPoP").orElseThrow();
            JsonObject header = part(proof, 0);
            assertThat(header.string("typ")).contains("dpop+jwt");
            assertThat(header.object("jwk").orElseThrow().has("d")).isFalse();
            JsonObject claims = verified(proof, "SHA256withECDSAinP1363Format", publicKey(header.object("jwk").orElseThrow()));
            assertThat(claims.string("htm")).contains(request.method());
            assertThat(claims.string("htu")).contains(authority.url() + path);
            assertThat(seen.add(claims.string("jti").orElseThrow())).isTrue();
            assertThat(claims.string("ath")).isEqualTo(token.map(GrantsTest::hash));
            assertThat(claims.string("content_digest"))
                .isEqualTo(token.map(_ -> "sha-256=:" + Base64.getEncoder().encodeToString(sha256("{}")) + ":"));
            return claims.string("nonce").equals(Optional.of(nonce));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Parameters form() {
        return asked.getFirst().form();
    }

    private static String hash(String text) {
        return Base64Url.encode(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject part(String jws, int index) {
        return Json.parse(Base64Url.decode(jws.split("\\.")[index]).orElseThrow()).asObject().orElseThrow();
    }

    private static JsonObject verified(String jws, String algorithm, PublicKey key) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64Url.decode(jws.split("\\.")[2]).orElseThrow())).isTrue();
        return part(jws, 1);
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
