package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [Store] whose values nobody reads or forges who holds the file but not the server's secret: AES-256-GCM under a key derived
/// from that secret, a fresh random nonce for each write. Key and expiry are bound to the value, so a record copied to another
/// owner, or given a longer life, no longer opens. Every platform's store is wrapped in one; callers write plain values.
///
/// Kind, owner and id of the [Key] stay readable, as the store must find by them: what is personal there is put in as a [KeyedDigest].
public final class SealedStore implements Store {
    private static final Key PROOF = new Key("seal", "", "proof");

    private final Store inner;
    private final Envelope envelope;

    /// @param secret the server's master key
    public SealedStore(Store inner, Crypto crypto, Random random, byte[] secret) {
        this.inner = inner;
        envelope = new Envelope(crypto, random, secret, "remote-mcp store");
    }

    /// Whether this secret is the one the store was first opened with. Asked once at start: with another one, nothing in it can be read.
    public boolean opens() {
        Optional<Stored> proof = inner.find(PROOF);
        if (proof.isEmpty()) {
            create(PROOF, new byte[0], Long.MAX_VALUE);
            proof = inner.find(PROOF);
        }
        return proof.flatMap(stored -> open(PROOF, stored)).isPresent();
    }

    /// @throws IllegalStateException when the record was not sealed by this server for this key
    @Override
    public Optional<Stored> find(Key at) {
        return inner.find(at).map(stored -> opened(at, stored));
    }

    @Override
    public boolean create(Key at, byte[] value, long expires) {
        return inner.create(at, seal(at, value, expires), expires);
    }

    @Override
    public boolean replace(Key at, Stored read, byte[] value, long expires) {
        return inner.replace(at, read, seal(at, value, expires), expires);
    }

    @Override
    public boolean remove(Key at, Stored read) {
        return inner.remove(at, read);
    }

    /// @throws IllegalStateException when one of the records was not sealed by this server for its key
    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        var entries = new ArrayList<Entry>();
        for (Entry entry : inner.list(kind, owner, after, limit)) {
            entries.add(new Entry(entry.key(), opened(entry.key(), entry.stored())));
        }
        return List.copyOf(entries);
    }

    private byte[] seal(Key at, byte[] value, long expires) {
        return envelope.seal(value, bound(at, expires));
    }

    private Stored opened(Key at, Stored stored) {
        return open(at, stored).orElseThrow(() -> new IllegalStateException("a stored " + at.kind() + " does not open with this secret"));
    }

    private Optional<Stored> open(Key at, Stored stored) {
        return envelope.open(stored.value(), bound(at, stored.expires()))
            .map(value -> new Stored(value, stored.version(), stored.expires()));
    }

    /// Each part with its length, so that no two keys are bound as the same bytes.
    private static byte[] bound(Key at, long expires) {
        String text =
            at.kind().length() + ":" + at.kind() + at.owner().length() + ":" + at.owner() + at.id().length() + ":" + at.id() + expires;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
