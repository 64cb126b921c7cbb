package remotemcp.workers.gate.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Streams, as far as the core and its users go.
final class StreamProbes {
    private StreamProbes() {}

    static void addTo(Findings findings) {
        steps(findings);
        ends(findings);
        collectors(findings);
        numbers(findings);
    }

    private static void steps(Findings findings) {
        findings.add("stream.mapFilter", () -> Stream.of(1, 2, 3, 4).filter(x -> x % 2 == 0).map(x -> "n" + x).toList());
        findings.add("stream.flatMap", () -> Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).toList());
        findings.add("stream.mapMulti", () -> Stream.of(1, 2, 3).<Integer>mapMulti((x, out) -> {
            for (int i = 0; i < x; i++) {
                out.accept(x);
            }
        }).toList());
        findings.add("stream.limitSkip",
            () -> Stream.iterate(1, x -> x * 2).skip(2).limit(4).toList() + " " + Stream.iterate(1, x -> x < 20, x -> x * 3).toList());
        findings.add("stream.whiles",
            () -> Stream.of(1, 2, 3, 1).takeWhile(x -> x < 3).toList() + " " + Stream.of(1, 2, 3, 1).dropWhile(x -> x < 3).toList());
        findings.add("stream.sortedDistinct", () -> Stream.of("b", "a", "b").distinct().sorted().toList() + " "
            + Stream.of("b", "a").sorted(Comparator.reverseOrder()).toList());
        findings.add("stream.lazy", () -> {
            var seen = new ArrayList<Integer>();
            Stream.of(1, 2, 3).peek(seen::add).filter(x -> x > 1).findFirst();
            return seen;
        });
        findings.add("stream.concat",
            () -> Stream.concat(Stream.of(1), Stream.of(2)).toList() + " " + Stream.generate(() -> "x").limit(2).toList());
    }

    private static void ends(Findings findings) {
        findings.add("stream.matches", () -> Stream.of(1, 2).anyMatch(x -> x > 1) + " " + Stream.of(1, 2).allMatch(x -> x > 1) + " "
            + Stream.empty().noneMatch(x -> true));
        findings.add("stream.reduce", () -> Stream.of(1, 2, 3).reduce(10, Integer::sum) + " " + Stream.<Integer>empty().reduce(Integer::sum)
            + " " + Stream.of(3, 9).max(Integer::compare));
        findings.add("stream.toListFixed", () -> Stream.of(1).toList().add(2));
        findings.add("stream.toListNull", () -> Stream.of("a", null).toList());
        findings.add("stream.twice", () -> {
            var stream = Stream.of(1);
            return stream.count() + stream.count();
        });
        findings.add("stream.toArray", () -> Stream.of("a", "b").toArray(String[]::new).length);
        findings.add("stream.findFirstNull", () -> Stream.of((Object) null, 1).findFirst());
    }

    private static void collectors(Findings findings) {
        findings.add("collect.joining", () -> Stream.of("a", "b").collect(Collectors.joining(",", "[", "]")));
        findings.add("collect.toMap",
            () -> new TreeMap<>(Stream.of("a", "bb").collect(Collectors.toMap(Function.identity(), String::length))));
        findings.add("collect.toMapTwice", () -> Stream.of("a", "a").collect(Collectors.toMap(Function.identity(), String::length)));
        findings.add("collect.toMapMerged",
            () -> Stream.of("a", "a").collect(Collectors.toMap(Function.identity(), x -> 1, Integer::sum, TreeMap::new)));
        findings.add("collect.groupingBy",
            () -> Stream.of("a", "bb", "cc").collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting())));
        findings.add("collect.partitioningBy", () -> Stream.of(1, 2, 3).collect(Collectors.partitioningBy(x -> x > 1)));
        findings.add("collect.teeing", () -> Stream.of(1, 2, 3)
            .collect(Collectors.teeing(Collectors.counting(), Collectors.summingInt(x -> x), (n, sum) -> sum + "/" + n)));
        findings.add("collect.mapping", () -> Stream.of("a", "b").collect(Collectors.mapping(String::toUpperCase, Collectors.toList())));
        findings.add("collect.toUnmodifiable", () -> Stream.of(1).collect(Collectors.toUnmodifiableList()).add(1));
        findings.add("collect.entries", () -> Map.of("a", 1).entrySet().stream().map(entry -> entry.getKey() + entry.getValue()).toList());
    }

    private static void numbers(Findings findings) {
        findings.add("intStream.range", () -> IntStream.range(0, 5).sum() + " " + IntStream.rangeClosed(1, 5).boxed().toList() + " "
            + IntStream.of(3, 1).sorted().boxed().toList());
        findings.add("intStream.average",
            () -> IntStream.of(1, 2).average() + " " + IntStream.empty().max() + " " + IntStream.of(1, 2).summaryStatistics().getMax());
        findings.add("intStream.map",
            () -> IntStream.range(0, 3).mapToObj(i -> "i" + i).toList() + " " + "abc".chars().mapToObj(c -> (char) c).toList());
        findings.add("longStream.sum",
            () -> LongStream.of(Long.MAX_VALUE, 1).sum() + " " + LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b));
    }
}
