package org.teavm.classlib.java.util.concurrent;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// `java.util.concurrent.ConcurrentHashMap` under TeaVM, where green threads change only while one waits. TeaVM's own, in
/// 0.15.0, keeps the entry with the value null when a function of `computeIfPresent` answers null, so that a later `merge`
/// hands that null to its function (the probe `concurrentMap.steps` shows it). A function must not wait: the step would not be atomic.
public final class TConcurrentHashMap<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V> {
    private final HashMap<K, V> map;

    public TConcurrentHashMap() {
        map = new HashMap<>();
    }

    public TConcurrentHashMap(int capacity) {
        map = new HashMap<>(capacity);
    }

    public TConcurrentHashMap(Map<? extends K, ? extends V> source) {
        this();
        putAll(source);
    }

    /// A set of its own, which TeaVM's class does not offer.
    public static <K> KeySetView<K, Boolean> newKeySet() {
        return new KeySetView<>();
    }

    @Override
    public int size() {
        return map.size();
    }

    public long mappingCount() {
        return map.size();
    }

    @Override
    public V get(Object key) {
        return map.get(Objects.requireNonNull(key));
    }

    @Override
    public V getOrDefault(Object key, V otherwise) {
        V value = get(key);
        return value == null ? otherwise : value;
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(Objects.requireNonNull(key));
    }

    @Override
    public V put(K key, V value) {
        return map.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public V putIfAbsent(K key, V value) {
        V old = get(key);
        if (old == null) {
            put(key, value);
        }
        return old;
    }

    @Override
    public V remove(Object key) {
        return map.remove(Objects.requireNonNull(key));
    }

    @Override
    public boolean remove(Object key, Object value) {
        V old = get(key);
        boolean same = old != null && old.equals(value);
        if (same) {
            map.remove(key);
        }
        return same;
    }

    @Override
    public V replace(K key, V value) {
        Objects.requireNonNull(value);
        return containsKey(key) ? map.put(key, value) : null;
    }

    @Override
    public boolean replace(K key, V before, V after) {
        Objects.requireNonNull(after);
        V old = get(key);
        boolean same = old != null && old.equals(before);
        if (same) {
            map.put(key, after);
        }
        return same;
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        V old = get(key);
        return old == null ? keep(key, function.apply(key)) : old;
    }

    @Override
    public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        V old = get(key);
        return old == null ? null : keep(key, function.apply(key, old));
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return keep(key, function.apply(key, get(key)));
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        V old = get(key);
        return keep(key, old == null ? Objects.requireNonNull(value) : function.apply(old, value));
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        for (var entry : new ArrayList<>(map.entrySet())) {
            entry.setValue(Objects.requireNonNull(function.apply(entry.getKey(), entry.getValue())));
        }
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries<>(map);
    }

    /// Null ends the entry.
    private V keep(K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
        return value;
    }

    /// Walks over the entries of the moment the walk began, so that a change on the way is no error.
    private static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
        private final HashMap<K, V> map;

        Entries(HashMap<K, V> map) {
            this.map = map;
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            var entries = new ArrayList<>(map.entrySet()).iterator();
            return new Iterator<>() {
                private Map.Entry<K, V> last;

                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public Map.Entry<K, V> next() {
                    last = entries.next();
                    return last;
                }

                @Override
                public void remove() {
                    map.remove(last.getKey(), last.getValue());
                }
            };
        }
    }

    /// What [#newKeySet] gives.
    public static final class KeySetView<K, V> extends AbstractSet<K> {
        private final HashMap<K, Boolean> keys = new HashMap<>();

        private KeySetView() {
        }

        @Override
        public boolean add(K key) {
            return keys.put(Objects.requireNonNull(key), true) == null;
        }

        @Override
        public boolean remove(Object key) {
            return keys.remove(key) != null;
        }

        @Override
        public boolean contains(Object key) {
            return keys.containsKey(key);
        }

        @Override
        public Iterator<K> iterator() {
            return keys.keySet().iterator();
        }

        @Override
        public int size() {
            return keys.size();
        }
    }
}
