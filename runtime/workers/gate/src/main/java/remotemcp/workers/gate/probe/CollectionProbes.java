package remotemcp.workers.gate.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Lists, maps, sets, sorting, and the concurrent ones that the core uses as caches.
final class CollectionProbes {
    private CollectionProbes() {}

    record Item(int rank, String name) {}

    static void addTo(Findings findings) {
        lists(findings);
        fixed(findings);
        maps(findings);
        sorting(findings);
        concurrent(findings);
        atomics(findings);
    }

    private static void lists(Findings findings) {
        findings.add("list.edit", () -> {
            var list = new ArrayList<>(List.of(1, 2, 3, 4));
            list.remove(Integer.valueOf(3));
            list.remove(0);
            list.add(1, 9);
            list.addFirst(0);
            list.removeIf(x -> x == 4);
            list.replaceAll(x -> x * 2);
            return list + " " + list.indexOf(18) + " " + list.contains(4) + " " + list.getLast() + " " + list.reversed();
        });
        findings.add("list.modifiedWhileWalking", () -> {
            var list = new ArrayList<>(List.of(1, 2, 3));
            for (var item : list) {
                list.add(item);
            }
            return list;
        });
        findings.add("list.bounds", () -> new ArrayList<>(List.of(1)).get(1));
        findings.add("list.subList", () -> {
            var list = new ArrayList<>(List.of(1, 2, 3, 4, 5));
            list.subList(1, 3).clear();
            return list + " " + list.subList(0, 2).hashCode();
        });
        findings.add("list.equals", () -> List.of(1, 2).equals(Arrays.asList(1, 2)) + " " + List.of(1, 2).hashCode() + " "
            + new ArrayList<>(List.of(1)).equals(Collections.singletonList(1)));
        findings.add("list.toArray", () -> List.of("a", "b").toArray(String[]::new).length + " " + List.of(1).toArray().length);
        findings.add("list.iterator", () -> {
            var list = new ArrayList<>(List.of(1, 2, 3));
            var at = list.listIterator();
            at.next();
            at.remove();
            at.add(7);
            return list + " " + at.next() + " " + at.previousIndex();
        });
        findings.add("list.noNext", () -> new ArrayList<>().iterator().next());
        findings.add("list.firstOfNone", () -> new ArrayList<>().getFirst());
        findings.add("deque.use", () -> {
            var deque = new ArrayDeque<Integer>();
            deque.push(1);
            deque.addLast(2);
            deque.offerFirst(0);
            return deque + " " + deque.pollLast() + " " + deque.peek() + " " + deque.size();
        });
        findings.add("deque.popNone", () -> new ArrayDeque<>().pop());
        findings.add("deque.null", () -> new ArrayDeque<>().add(null));
        findings.add("queue.priority", () -> {
            var queue = new PriorityQueue<Integer>(Comparator.reverseOrder());
            queue.addAll(List.of(3, 9, 1));
            return queue.poll() + " " + queue.poll();
        });
    }

    private static void fixed(Findings findings) {
        findings.add("fixed.listAdd", () -> List.of(1).add(2));
        findings.add("fixed.listNull", () -> List.of((Object) null));
        findings.add("fixed.listContainsNull", () -> List.of(1).contains(null));
        findings.add("fixed.setTwice", () -> Set.of(1, 1));
        findings.add("fixed.mapTwice", () -> Map.of("a", 1, "a", 2));
        findings.add("fixed.mapPut", () -> Map.of("a", 1).put("b", 2));
        findings.add("fixed.mapGetNull", () -> Map.of("a", 1).get(null));
        findings.add("fixed.copyOf", () -> {
            var source = new ArrayList<>(List.of(1, 2));
            var copy = List.copyOf(source);
            source.add(3);
            return copy + " " + Map.copyOf(Map.of("k", 1)) + " " + Set.copyOf(List.of(1, 1)).size();
        });
        findings.add("fixed.unmodifiable", () -> Collections.unmodifiableList(new ArrayList<>(List.of(1))).remove(0));
        findings.add("fixed.unmodifiableMap",
            () -> Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))).entrySet().iterator().next().setValue(3));
        findings.add("fixed.emptyList", () -> Collections.emptyList().equals(List.of()) + " " + Collections.nCopies(3, "x"));
        findings.add("fixed.mapEntry", () -> Map.entry("a", 1) + " " + Map.ofEntries(Map.entry("b", 2)));
        findings.add("fixed.entryNull", () -> Map.entry("a", null));
    }

    private static void maps(Findings findings) {
        findings.add("map.order", () -> {
            var map = new LinkedHashMap<String, Integer>();
            map.put("z", 1);
            map.put("a", 2);
            map.put("z", 3);
            map.putFirst("first", 0);
            return map + " " + map.firstEntry() + " " + map.sequencedKeySet().reversed();
        });
        findings.add("map.steps", () -> {
            var map = new HashMap<String, Integer>();
            map.merge("a", 1, Integer::sum);
            map.merge("a", 1, Integer::sum);
            map.computeIfAbsent("b", key -> 5);
            map.computeIfPresent("b", (key, value) -> null);
            map.putIfAbsent("c", 7);
            return new TreeMap<>(map) + " " + map.getOrDefault("x", -1) + " " + map.remove("a", 5);
        });
        findings.add("map.null", () -> {
            var map = new HashMap<String, String>();
            map.put(null, "n");
            map.put("v", null);
            return map.get(null) + " " + map.containsKey("v") + " " + map.getOrDefault("v", "d");
        });
        findings.add("map.leastRecent", () -> {
            var map = new LinkedHashMap<Integer, Integer>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
                    return size() > 2;
                }
            };
            map.put(1, 1);
            map.put(2, 2);
            map.get(1);
            map.put(3, 3);
            return map;
        });
        findings.add("map.hash", () -> Map.of("a", 1).hashCode() + " " + Map.entry("a", 1).hashCode() + " " + Set.of("a", "b").hashCode());
        findings.add("map.walkAndRemove", () -> {
            var map = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
            map.values().removeIf(x -> x == 2);
            map.keySet().remove("c");
            return map;
        });
        findings.add("map.modifiedWhileWalking", () -> {
            var map = new HashMap<>(Map.of(1, 1, 2, 2, 3, 3));
            for (var key : map.keySet()) {
                map.put(key + 10, 0);
            }
            return "walked";
        });
        findings.add("map.hashOrder", () -> {
            var map = new HashMap<String, Integer>();
            for (var key : List.of("red", "green", "blue", "yellow", "a", "b")) {
                map.put(key, key.length());
            }
            return map;
        });
        findings.add("map.tree", () -> {
            var map = new TreeMap<>(Map.of("a", 1, "c", 3, "e", 5));
            return map.floorKey("d") + " " + map.headMap("c", true) + " " + map.tailMap("c", false) + " " + map.descendingMap() + " "
                + map.pollFirstEntry() + " " + map.ceilingEntry("d");
        });
        findings.add("set.operations", () -> {
            var set = new TreeSet<>(List.of(3, 1, 2));
            set.retainAll(Set.of(1, 3));
            return set + " " + new LinkedHashSet<>(List.of(2, 1, 2)) + " " + LanguageProbes.sorted(new HashSet<>(List.of("b", "a"))) + " "
                + set.higher(1);
        });
        findings.add("map.collisions", () -> {
            var map = new HashMap<String, Integer>();
            for (int i = 0; i < 256; i++) {
                var key = new StringBuilder();
                for (int bit = 0; bit < 8; bit++) {
                    key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                }
                map.put(key.toString(), i);
            }
            return map.size() + " " + map.get("AaAaAaAaAaAaAaAa") + " " + map.get("BBBBBBBBBBBBBBBB");
        });
    }

    private static void sorting(Findings findings) {
        findings.add("sort.stable", () -> {
            var items = new ArrayList<Item>();
            for (int i = 0; i < 100; i++) {
                items.add(new Item(i * 7 % 5, "n" + i));
            }
            items.sort(Comparator.comparingInt(Item::rank));
            int unstable = 0;
            for (int i = 1; i < items.size(); i++) {
                var before = Integer.parseInt(items.get(i - 1).name().substring(1));
                var after = Integer.parseInt(items.get(i).name().substring(1));
                unstable += items.get(i - 1).rank() == items.get(i).rank() && before > after ? 1 : 0;
            }
            return unstable;
        });
        findings.add("sort.comparators", () -> {
            var items = new ArrayList<>(List.of(new Item(1, "b"), new Item(2, "a"), new Item(1, "a")));
            items.sort(Comparator.comparing(Item::rank).reversed().thenComparing(Item::name));
            return items;
        });
        findings.add("sort.nulls", () -> {
            var list = Arrays.asList("b", null, "a");
            list.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
            return list;
        });
        findings.add("sort.arrays", () -> {
            int[] numbers = {3, -1, 2};
            Arrays.sort(numbers);
            double[] fractions = {0.0, -0.0, Double.NaN, -1};
            Arrays.sort(fractions);
            return Arrays.toString(numbers) + Arrays.toString(fractions) + Arrays.binarySearch(numbers, 2);
        });
        findings.add("sort.collections", () -> {
            var list = new ArrayList<>(List.of(3, 1, 2));
            Collections.reverse(list);
            Collections.swap(list, 0, 2);
            return list + " " + Collections.max(list) + " " + Collections.frequency(list, 1) + " "
                + Collections.binarySearch(List.of(1, 3), 2);
        });
    }

    private static void concurrent(Findings findings) {
        findings.add("concurrentMap.steps", () -> {
            var map = new ConcurrentHashMap<String, Integer>();
            return map.merge("a", 1, Integer::sum) + " " + map.merge("a", 1, Integer::sum) + " "
                + map.computeIfPresent("a", (key, count) -> count > 1 ? count - 1 : null)
                + " " + map.computeIfPresent("a", (key, count) -> null) + " " + map.containsKey("a") + " "
                + map.compute("b", (key, old) -> old == null ? 7 : old)
                + " " + map.compute("b", (key, old) -> null) + " " + map.computeIfAbsent("b", key -> null) + " " + map.isEmpty();
        });
        findings.add("concurrentMap.compareAndSet", () -> {
            var map = new ConcurrentHashMap<String, Integer>();
            return map.putIfAbsent("c", 1) + " " + map.putIfAbsent("c", 2) + " " + map.replace("c", 5, 6) + " " + map.replace("c", 1, 6)
                + " " + map.remove("c", 1) + " " + map.remove("c", 6)
                + " " + map.get("c") + " " + map.replace("c", 1) + " " + map.merge("a", 1, (old, more) -> null) + " "
                + map.merge("a", 1, (old, more) -> null) + " " + map.size();
        });
        findings.add("concurrentMap.walk", () -> {
            var map = new ConcurrentHashMap<Integer, Integer>();
            for (int i = 0; i < 20; i++) {
                map.put(i, i);
            }
            map.forEach((key, value) -> {
                if (value % 2 == 0) {
                    map.remove(key);
                }
            });
            map.entrySet().removeIf(entry -> entry.getValue() > 10);
            map.values().removeIf(value -> value < 5);
            map.replaceAll((key, value) -> value + 100);
            return new TreeMap<>(map);
        });
        findings.add("concurrentMap.nullKey", () -> new ConcurrentHashMap<>().get(null));
        findings.add("concurrentMap.nullValue", () -> new ConcurrentHashMap<>().put("a", null));
        findings.add("concurrentMap.getOrDefault",
            () -> new ConcurrentHashMap<>(Map.of("a", 1)).getOrDefault("b", 2) + " " + new ConcurrentHashMap<>(Map.of("a", 1)));
        findings.add("copyOnWrite.walk", () -> {
            var list = new CopyOnWriteArrayList<>(List.of(1, 2));
            for (var item : list) {
                list.add(item + 10);
            }
            return list + " " + list.addIfAbsent(11);
        });
    }

    private static void atomics(Findings findings) {
        findings.add("atomic.int", () -> {
            var count = new AtomicInteger(5);
            return count.getAndIncrement() + " " + count.updateAndGet(x -> x * 2) + " " + count.compareAndSet(12, 1) + " "
                + count.compareAndSet(12, 2) + " " + count.accumulateAndGet(4, Math::max) + " " + count;
        });
        findings.add("atomic.long", () -> {
            var count = new AtomicLong(Long.MAX_VALUE);
            return count.incrementAndGet() + " " + count.getAndAdd(-1) + " " + count.compareAndSet(Long.MAX_VALUE, 0) + " " + count.get();
        });
        findings.add("atomic.reference", () -> {
            var first = "a".repeat(2);
            var held = new AtomicReference<>(first);
            return held.compareAndSet("a".repeat(2), "b") + " " + held.compareAndSet(first, "c") + " " + held.getAndSet("d") + " "
                + held.updateAndGet(text -> text + "e");
        });
        findings.add("atomic.boolean", () -> {
            var flag = new AtomicBoolean();
            return flag.getAndSet(true) + " " + flag.compareAndSet(false, true) + " " + flag.get();
        });
    }
}
