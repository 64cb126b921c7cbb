package remotemcp.json;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// The keys and the members of an object as sets, in its order, without copies.
final class Members {

    private Members() {}

    static final class Keys extends AbstractSet<String> {
        private final JsonObject object;

        Keys(JsonObject object) {
            this.object = object;
        }

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public boolean contains(Object key) {
            return key instanceof String name && object.has(name);
        }

        @Override
        public Iterator<String> iterator() {
            return new Walk<>() {
                @Override
                String at(int position) {
                    return object.keyAt(position);
                }

                @Override
                int end() {
                    return object.size();
                }
            };
        }
    }

    static final class Entries extends AbstractSet<Map.Entry<String, Json>> {
        private final JsonObject object;

        Entries(JsonObject object) {
            this.object = object;
        }

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public Iterator<Map.Entry<String, Json>> iterator() {
            return new Walk<>() {
                @Override
                Map.Entry<String, Json> at(int position) {
                    return Map.entry(object.keyAt(position), object.valueAt(position));
                }

                @Override
                int end() {
                    return object.size();
                }
            };
        }
    }

    private abstract static class Walk<T> implements Iterator<T> {
        private int next;

        abstract T at(int position);

        abstract int end();

        @Override
        public boolean hasNext() {
            return next < end();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return at(next++);
        }
    }
}
