package remotemcp.workers.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;

/// The store of a gate worker, worked through its `StoreEndpoint`. Blocking sockets: an interrupt leaves a call alone.
///
/// @param space put before every owner, so that two stores of one worker share nothing
record HttpStore(URI worker, String space, Clock clock) implements Store {

    @Override
    public Optional<Stored> find(Key key) {
        return records("/find" + query(key), new byte[0]).stream().map(HttpStore::stored).findFirst();
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        return isDone("/create" + query(key) + "&expires=" + expires, value);
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        return isDone("/replace" + query(key) + "&version=" + read.version() + "&expires=" + expires, value);
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return isDone("/remove" + query(key) + "&version=" + read.version(), new byte[0]);
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        return records("/list" + query(new Key(kind, owner, after)) + "&limit=" + limit, new byte[0]).stream()
            .map(record -> new Entry(new Key(kind, owner, record.string("id").orElseThrow()), stored(record))).toList();
    }

    private String query(Key key) {
        return "?kind=" + encoded(key.kind()) + "&owner=" + encoded(space + key.owner()) + "&id=" + encoded(key.id()) + "&now="
            + clock.now();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean isDone(String target, byte[] body) {
        return ((JsonBoolean) send(target, body)).value();
    }

    private List<JsonObject> records(String target, byte[] body) {
        return ((JsonArray) send(target, body)).values().stream().map(record -> record.asObject().orElseThrow()).toList();
    }

    private static Stored stored(JsonObject record) {
        return new Stored(Base64Url.decode(record.string("value").orElseThrow()).orElseThrow(),
            Long.parseLong(record.string("version").orElseThrow()), Long.parseLong(record.string("expires").orElseThrow()));
    }

    private Json send(String target, byte[] body) {
        try {
            var connection = (HttpURLConnection) worker.resolve(target).toURL().openConnection();
            connection.setReadTimeout(20_000);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
            try (var in = connection.getInputStream()) {
                return Json.parse(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        }
    }
}
