package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

class AccountsTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();
    private static final String PASSWORD = "four unrelated words";

    private final MemoryPlatform world = MemoryPlatform.create();
    private final CountingCrypto crypto = new CountingCrypto(world.platform().crypto());
    private final Platform platform = new Platform(world.platform().clock(), world.platform().random(), crypto, world.store(),
        world.platform().outbound(), world.platform().log(), world.platform().secret());
    private final Accounts accounts = new Accounts(platform);

    @Test
    void an_account_is_entered_with_its_password_and_found_by_its_id() {
        Account made = accounts.create(ADA, PASSWORD, false).orElseThrow();
        assertThat(accounts.authenticate(ADA, PASSWORD)).hasValue(made);
        assertThat(accounts.authenticate(ADA, PASSWORD + " ")).isEmpty();
        assertThat(accounts.find(made.id())).hasValue(made);
        assertThat(accounts.find("nobody")).isEmpty();
        assertThat(accounts.find("directory")).isEmpty();
    }

    @Test
    void one_address_is_one_account_however_it_is_written() {
        accounts.create(EmailAddress.read("  Ada@Example.COM ").orElseThrow(), PASSWORD, false).orElseThrow();
        assertThat(accounts.authenticate(ADA, PASSWORD)).isPresent();
        assertThat(accounts.create(ADA, "another password", false)).isEmpty();
        assertThat(accounts.authenticate(ADA, "another password")).isEmpty();
    }

    @Test
    void V28_of_fifty_sign_ups_with_one_address_at_once_one_succeeds() throws Exception {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tries.add(() -> accounts.create(ADA, PASSWORD, false).isPresent());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(tries)).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    @Test
    void V27_an_unknown_address_costs_as_much_work_as_a_wrong_password() {
        accounts.create(ADA, PASSWORD, false);
        crypto.stretched.set(0);
        accounts.authenticate(ADA, "a wrong password");
        int wrong = crypto.stretched.getAndSet(0);
        accounts.authenticate(EmailAddress.read("nobody@example.com").orElseThrow(), "a wrong password");
        assertThat(crypto.stretched.get()).isEqualTo(wrong).isEqualTo(1);
    }

    @Test
    void P06_an_address_that_is_taken_costs_as_much_work_as_a_free_one() {
        accounts.create(ADA, PASSWORD, false);
        int free = crypto.stretched.getAndSet(0);
        accounts.create(ADA, PASSWORD, false);
        assertThat(crypto.stretched.get()).isEqualTo(free);
    }

    @Test
    void P08_an_outdated_hash_is_replaced_when_its_owner_signs_in() {
        accounts.create(ADA, PASSWORD, false);
        String before = record();
        accounts.authenticate(ADA, PASSWORD);
        assertThat(record()).isEqualTo(before);
        crypto.outdated = true;
        accounts.authenticate(ADA, "a wrong password");
        assertThat(record()).isEqualTo(before);
        assertThat(accounts.authenticate(ADA, PASSWORD)).isPresent();
        assertThat(record()).isNotEqualTo(before);
        assertThat(accounts.authenticate(ADA, PASSWORD)).isPresent();
    }

    @Test
    void H09_the_password_is_nowhere_in_the_store_and_the_address_in_no_key() {
        accounts.create(ADA, PASSWORD, true);
        assertThat(record()).doesNotContain(PASSWORD);
        assertThat(place()).doesNotContain("ada").hasSize(43);
    }

    @Test
    void an_account_whose_making_was_cut_short_is_whole_again_after_the_next_sign_in() {
        Account ada = accounts.create(ADA, PASSWORD, false).orElseThrow();
        Key pointer = new Key("account", "directory", ada.id());
        world.store().remove(pointer, world.store().find(pointer).orElseThrow());
        assertThat(accounts.find(ada.id())).isEmpty();
        accounts.authenticate(ADA, PASSWORD);
        assertThat(accounts.find(ada.id())).hasValue(ada);
    }

    @Test
    void a_server_without_accounts_says_so() {
        assertThat(accounts.isEmpty()).isTrue();
        accounts.create(ADA, PASSWORD, false);
        assertThat(accounts.isEmpty()).isFalse();
    }

    private String record() {
        Store.Stored stored = world.store().find(new Key("account", place(), "account")).orElseThrow();
        return new String(stored.value(), StandardCharsets.UTF_8);
    }

    private String place() {
        Store.Entry pointer = world.store().list("account", "directory", "", 10).getFirst();
        return new String(pointer.stored().value(), StandardCharsets.UTF_8);
    }
}
