package remotemcp.workers.gate;

import java.util.concurrent.ConcurrentHashMap;

/// What a `ConcurrentHashMap` does in the ways the core uses one; has to read the same on the JVM and on workerd.
final class MapProbe {
    private final ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    private final StringBuilder told = new StringBuilder();

    static String run() {
        var probe = new MapProbe();
        probe.counts();
        probe.stepsWithNull();
        probe.comparesAndSets();
        probe.changesWhileWalking();
        return probe.told.toString();
    }

    private void counts() {
        tell("first", map.merge("a", 1, Integer::sum));
        tell("second", map.merge("a", 1, Integer::sum));
        tell("down", map.computeIfPresent("a", (key, count) -> count > 1 ? count - 1 : null));
        tell("gone", map.computeIfPresent("a", (key, count) -> count > 1 ? count - 1 : null));
        tell("holds", map.containsKey("a"));
        tell("again", map.merge("a", 1, Integer::sum));
    }

    private void stepsWithNull() {
        tell("merged away", map.merge("a", 1, (old, more) -> null));
        tell("size", map.size());
        tell("computed", map.compute("b", (key, old) -> old == null ? 7 : old));
        tell("computed away", map.compute("b", (key, old) -> null));
        tell("none to compute", map.computeIfAbsent("b", key -> null));
        tell("empty", map.isEmpty());
    }

    private void comparesAndSets() {
        tell("put", map.putIfAbsent("c", 1));
        tell("put again", map.putIfAbsent("c", 2));
        tell("wrong", map.replace("c", 5, 6));
        tell("right", map.replace("c", 1, 6));
        tell("not removed", map.remove("c", 1));
        tell("removed", map.remove("c", 6));
        tell("no such", map.get("c"));
    }

    private void changesWhileWalking() {
        for (int i = 0; i < 20; i++) {
            map.put("k" + i, i);
        }
        map.forEach((key, value) -> {
            if (value % 2 == 0) {
                map.remove(key);
            }
        });
        tell("odd", map.size());
        map.entrySet().removeIf(entry -> entry.getValue() > 10);
        tell("small", map.size());
        map.values().removeIf(value -> value < 5);
        map.replaceAll((key, value) -> value + 100);
        tell("three", map.get("k5") + map.get("k7") + map.get("k9"));
    }

    private void tell(String what, Object value) {
        told.append(what).append(": ").append(value).append('\n');
    }
}
