package org.assertj.core.api;

import java.util.Map;

/// Claims of maps.
public final class MapAssert<K, V> extends Claim<MapAssert<K, V>, Map<K, V>> {

    MapAssert(Map<K, V> actual) {
        super(actual);
    }

    public MapAssert<K, V> isEmpty() {
        return check(actual.isEmpty(), "is not empty");
    }

    public MapAssert<K, V> hasSize(int expected) {
        return check(actual.size() == expected, "has not the size " + expected);
    }

    public MapAssert<K, V> containsKey(K key) {
        return check(actual.containsKey(key), "has no key " + text(key));
    }

    public MapAssert<K, V> doesNotContainKey(K key) {
        return check(!actual.containsKey(key), "has the key " + text(key));
    }

    public MapAssert<K, V> containsEntry(K key, V value) {
        return check(actual.containsKey(key) && same(actual.get(key), value), "has not " + text(key) + " with " + text(value));
    }
}
