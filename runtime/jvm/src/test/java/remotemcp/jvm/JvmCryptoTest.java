package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Priority;

class JvmCryptoTest {
    private final JvmCrypto crypto = new JvmCrypto();

    @Test
    void sha256_gives_the_digest_of_the_standard() {
        assertThat(crypto.sha256(bytes("abc"))).isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void hmac_gives_the_value_of_rfc_4231() {
        assertThat(crypto.hmacSha256(bytes("Jefe"), bytes("what do ya want for nothing?")))
            .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void aes_gcm_gives_the_value_of_its_published_test_case_14() {
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        byte[] sealed = hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
        assertThat(crypto.encrypt(key, nonce, new byte[16], new byte[0])).isEqualTo(sealed);
        assertThat(crypto.decrypt(key, nonce, sealed, new byte[0])).hasValue(new byte[16]);
    }

    @Test
    void what_was_encrypted_opens_only_with_the_same_key_nonce_bound_and_text() {
        byte[] key = filled(32, 1);
        byte[] nonce = filled(12, 2);
        byte[] sealed = crypto.encrypt(key, nonce, bytes("plain"), bytes("bound"));
        assertThat(crypto.decrypt(key, nonce, sealed, bytes("bound"))).hasValue(bytes("plain"));
        assertThat(crypto.decrypt(filled(32, 9), nonce, sealed, bytes("bound"))).isEmpty();
        assertThat(crypto.decrypt(key, filled(12, 9), sealed, bytes("bound"))).isEmpty();
        assertThat(crypto.decrypt(key, nonce, sealed, bytes("other"))).isEmpty();
        for (int length = 0; length < sealed.length; length++) {
            assertThat(crypto.decrypt(key, nonce, Arrays.copyOf(sealed, length), bytes("bound"))).isEmpty();
        }
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(crypto.decrypt(key, nonce, changed, bytes("bound"))).isEmpty();
        }
    }

    @Test
    void many_threads_share_the_ciphers_without_mixing_their_texts() {
        Set<Integer> wrong = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                threads.submit(() -> {
                    byte[] key = filled(32, number);
                    for (int round = 0; round < 50; round++) {
                        byte[] nonce = filled(12, round);
                        byte[] plain = bytes("text " + number + " " + round);
                        byte[] sealed = crypto.encrypt(key, nonce, plain, key);
                        if (!Arrays.equals(plain, crypto.decrypt(key, nonce, sealed, key).orElseThrow())) {
                            wrong.add(number);
                        }
                    }
                    return null;
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void P08_a_password_hash_is_argon2id_with_its_parameters_and_a_salt_of_its_own() {
        String hash = crypto.hashPassword("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(crypto.hashPassword("correct horse"));
        assertThat(crypto.checkPassword("correct horse", hash)).isTrue();
        assertThat(crypto.checkPassword("correct horsf", hash)).isFalse();
        assertThat(crypto.checkPassword("", hash)).isFalse();
        assertThat(crypto.isOutdated(hash)).isFalse();
    }

    @Test
    void a_hash_made_by_the_reference_program_is_understood_and_counts_as_outdated() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(crypto.checkPassword("password", reference)).isTrue();
        assertThat(crypto.checkPassword("passwore", reference)).isFalse();
        assertThat(
            crypto.checkPassword("password", "$argon2id$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo"))
            .isTrue();
        assertThat(crypto.isOutdated(reference)).isTrue();
    }

    @Test
    void the_same_letters_typed_on_another_keyboard_are_the_same_password() {
        assertThat(crypto.checkPassword("na\u0069\u0308ve caf\u0065\u0301", crypto.hashPassword("na\u00efve caf\u00e9"))).isTrue();
    }

    @Test
    void a_hash_of_unknown_form_or_unreasonable_cost_is_a_no() {
        for (String hash : new String[]{"", "$", "secret", "$2a$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$$",
            "$argon2id$v=19$m=2147483647,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=65536,t=999999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=",
            "$argon2id$v=19$m=+65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"}) {
            assertThat(crypto.checkPassword("password", hash)).as(hash).isFalse();
            assertThat(crypto.isOutdated(hash)).as(hash).isTrue();
        }
    }

    @Test
    void P05_a_flood_of_logins_waits_in_line_for_a_few_threads() {
        String hash = crypto.hashPassword("right");
        Set<Thread> hashing = ConcurrentHashMap.newKeySet();
        hashing.addAll(passwordThreads());
        Set<Thread> before = Set.copyOf(hashing);
        var flooded = new JvmCrypto();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> {
                    flooded.checkPassword("wrong", hash);
                    hashing.addAll(passwordThreads());
                });
            }
        }
        hashing.removeAll(before);
        assertThat(hashing).hasSizeBetween(1, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Test
    void P05_a_login_whose_client_has_left_is_not_hashed() {
        String hash = crypto.hashPassword("right");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> crypto.checkPassword("right", hash)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(crypto.checkPassword("right", hash)).isTrue();
    }

    @Test
    void the_memory_of_one_hash_is_used_again_for_the_next() {
        Set<Thread> before = Set.copyOf(passwordThreads());
        var fresh = new JvmCrypto();
        String hash = fresh.hashPassword("right");
        for (int i = 0; i < 9; i++) {
            assertThat(fresh.checkPassword("right", hash)).isTrue();
        }
        Set<Thread> hashing = new HashSet<>(passwordThreads());
        hashing.removeAll(before);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = hashing.stream().mapToLong(thread -> threads.getThreadAllocatedBytes(thread.threadId())).sum();
        assertThat(allocated).isBetween(19L << 20, (hashing.size() * 25L + 10) << 20);
    }

    @Test
    void P05_hashing_takes_a_bounded_share_of_memory() {
        assertThat(Passwords.queue(128L << 20, 64).room(Priority.UNTRUSTED)).isEqualTo(32);
        assertThat(Passwords.queue(64L << 20, 1).room(Priority.KNOWN)).isEqualTo(16);
        assertThat(Passwords.queue(64L << 30, 2).room(Priority.UNTRUSTED)).as("about two seconds of work").isEqualTo(40);
    }

    private static List<Thread> passwordThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("password-")).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] filled(int length, int with) {
        byte[] filled = new byte[length];
        Arrays.fill(filled, (byte) with);
        return filled;
    }
}
