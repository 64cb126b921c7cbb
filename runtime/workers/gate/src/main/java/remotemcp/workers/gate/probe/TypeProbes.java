package remotemcp.workers.gate.probe;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Records, sealed types, patterns, enums, lambdas, generics, static initialisers, Optional.
final class TypeProbes {
    private TypeProbes() {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Box(int width, Shape inner, String... labels) implements Shape {
        Box {
            Objects.requireNonNull(inner);
            if (width < 0) {
                throw new IllegalArgumentException("width");
            }
        }
    }

    enum Step {
        ONE(1), TWO(2) {
            @Override
            int twice() {
                return 40;
            }
        };

        private final int value;

        Step(int value) {
            this.value = value;
        }

        int twice() {
            return 2 * value;
        }
    }

    record Pair<A, B>(A first, B second) {}

    static final class Lazy {
        static final AtomicInteger MADE = new AtomicInteger();
        static final String TEXT = make();
        static final String CONSTANT = "constant";

        private static String make() {
            return "made " + MADE.incrementAndGet() + " " + later;
        }

        static String later = "later";
    }

    static final class Broken {
        static final int VALUE = Integer.parseInt("broken");
    }

    interface Greeting {
        String name();

        default String greet() {
            return "hi " + name();
        }

        static Greeting of(String name) {
            return () -> name;
        }
    }

    static class Parent {
        final String seen = describe();

        String describe() {
            return "parent";
        }
    }

    static class Child extends Parent {
        private final String own = "own".concat("");

        @Override
        String describe() {
            return "child " + own;
        }
    }

    static void addTo(Findings findings) {
        records(findings);
        patterns(findings);
        enums(findings);
        lambdas(findings);
        classes(findings);
        optionals(findings);
    }

    private static void records(Findings findings) {
        findings.add("record.text", () -> new Pair<>("a", List.of(1)) + " " + new Circle(1.5));
        findings.add("record.equals", () -> new Pair<>("a", 1L).equals(new Pair<>("a", 1L)) + " " + new Circle(0.0).equals(new Circle(-0.0))
            + " " + new Circle(Double.NaN).equals(new Circle(Double.NaN)));
        findings.add("record.hashCode", () -> new Pair<>("a", 1).hashCode() == new Pair<>("a", 1).hashCode());
        findings.add("record.hashCodeValue", () -> new Pair<>("a", 1).hashCode());
        findings.add("record.compact", () -> new Box(-1, new Circle(1)));
        findings.add("record.null", () -> new Box(1, null));
        findings.add("record.nullPart", () -> new Pair<>(null, null) + " " + new Pair<>(null, 1).equals(new Pair<>(null, 1)));
    }

    private static String name(Object shape) {
        return switch (shape) {
            case null -> "null";
            case Circle(double radius) when radius > 10 -> "wide";
            case Circle circle -> "circle " + circle.radius();
            case Box(int width, Circle(var radius), var labels) -> "box " + width + " of " + radius + " " + labels.length;
            case Box box -> "box of " + name(box.inner());
            case Integer i when i > 5 -> "large";
            case Integer i -> "int " + i;
            case String text -> "text " + text.length();
            case int[] numbers -> "array " + numbers.length;
            default -> "other";
        };
    }

    private static void patterns(Findings findings) {
        findings.add("pattern.switch", () -> name(new Circle(11)) + "," + name(new Circle(1)) + "," + name(new Box(2, new Circle(3), "x"))
            + "," + name(new Box(1, new Box(2, new Circle(4)))));
        findings.add("pattern.switchOthers",
            () -> name(null) + "," + name(6) + "," + name(5) + "," + name("abc") + "," + name(new int[2]) + "," + name(5L));
        findings.add("pattern.instanceof", () -> {
            Object pair = new Pair<>("a", 5);
            return pair instanceof Pair<?, ?>(String text, Integer number) && number > 4 ? text + number : "no";
        });
        findings.add("pattern.instanceofNull", () -> {
            Object none = null;
            return none instanceof String || none instanceof Pair<?, ?>(var a, var b);
        });
        findings.add("switch.text", () -> {
            var all = new StringBuilder();
            for (var text : List.of("Aa", "BB", "C", "")) {
                all.append(switch (text) {
                    case "Aa" -> 1;
                    case "BB" -> 2;
                    case "C", "" -> {
                        int sum = text.length();
                        yield sum + 10;
                    }
                    default -> 9;
                }).append(' ');
            }
            return all;
        });
        findings.add("switch.null", () -> {
            String text = null;
            return switch (text) {
                case "a" -> 1;
                default -> 2;
            };
        });
        findings.add("switch.fallThrough", () -> {
            int sum = 0;
            switch (Integer.parseInt("2")) {
                case 1 :
                    sum += 1;
                case 2 :
                    sum += 10;
                case 3 :
                    sum += 100;
                    break;
                default :
                    sum += 1000;
            }
            return sum;
        });
        findings.add("loop.labels", () -> {
            int count = 0;
            outer : for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++) {
                    if (j == i) {
                        continue outer;
                    }
                    if (i == 7) {
                        break outer;
                    }
                    count++;
                }
            }
            return count;
        });
    }

    private static void enums(Findings findings) {
        findings.add("enum.values", () -> List.of(Step.values()) + " " + Step.TWO.ordinal() + " " + Step.ONE.twice() + " "
            + Step.TWO.twice() + " " + Step.TWO.getDeclaringClass().getSimpleName());
        findings.add("enum.valueOf", () -> Step.valueOf("ONE"));
        findings.add("enum.noValue", () -> Step.valueOf("one"));
        findings.add("enum.map", () -> {
            var map = new EnumMap<Step, String>(Step.class);
            map.put(Step.TWO, "b");
            map.put(Step.ONE, "a");
            return map + " " + EnumSet.complementOf(EnumSet.of(Step.ONE)) + " " + EnumSet.allOf(Step.class);
        });
        findings.add("enum.switch", () -> switch (Step.TWO) {
            case ONE -> "one";
            case TWO -> "two";
        });
        findings.add("enum.compare", () -> Step.ONE.compareTo(Step.TWO) + " " + Step.ONE.equals(Step.ONE) + " " + Step.ONE.name());
    }

    private static void lambdas(Findings findings) {
        findings.add("lambda.capture", () -> {
            int base = Integer.parseInt("10");
            Function<Integer, Integer> add = x -> x + base;
            return add.andThen(x -> x * 2).compose((Integer x) -> x + 1).apply(1);
        });
        findings.add("lambda.references", () -> {
            Supplier<StringBuilder> make = StringBuilder::new;
            Function<String, Integer> length = String::length;
            Function<Integer, int[]> array = int[]::new;
            return make.get().append(length.apply("abc")).append(array.apply(3).length);
        });
        findings.add("lambda.default", () -> Greeting.of("ada").greet());
        findings.add("lambda.identity", () -> Function.<String>identity().apply("same"));
        findings.add("anonymous.class", () -> {
            var counter = new Iterator<Integer>() {
                private int at = 0;

                @Override
                public boolean hasNext() {
                    return at < 3;
                }

                @Override
                public Integer next() {
                    return at++;
                }
            };
            int sum = 0;
            while (counter.hasNext()) {
                sum += counter.next();
            }
            return sum;
        });
    }

    private static void classes(Findings findings) {
        findings.add("class.staticOrder", () -> Lazy.CONSTANT + " " + Lazy.TEXT + " " + Lazy.later + " " + Lazy.MADE);
        findings.add("class.brokenStatic", () -> Broken.VALUE);
        findings.add("class.brokenStaticAgain", () -> Broken.VALUE);
        findings.add("class.overrideInConstructor", () -> new Child().seen + "," + new Child().describe());
        findings.add("class.names", () -> Circle.class.getSimpleName() + " " + Circle.class.getName() + " " + int[].class.getSimpleName());
        findings.add("class.cast", () -> (String) (Object) Integer.valueOf(1));
        findings.add("class.castGeneric", () -> {
            Object list = List.of(1);
            @SuppressWarnings("unchecked") var texts = (List<String>) list;
            return texts.get(0).length();
        });
        findings.add("class.unboxNull", () -> {
            Integer none = null;
            return none + 1;
        });
        findings.add("class.nullCall", () -> {
            String none = null;
            return none.length();
        });
        findings.add("class.nullField", () -> {
            int[] none = null;
            return none.length;
        });
        findings.add("class.arrayStore", () -> {
            Object[] texts = new String[1];
            texts[0] = 1;
            return "stored";
        });
        findings.add("class.arrayBounds", () -> numbers()[Integer.parseInt("3")]);
        findings.add("class.arrayBoundsNegative", () -> numbers()[Integer.parseInt("-1")]);
        findings.add("class.arrayBoundsWrite", () -> numbers()[Integer.parseInt("3")] = 1);
        findings.add("class.arrayNegative", () -> new int[Integer.parseInt("-1")]);
        findings.add("class.assert", () -> {
            assert Integer.parseInt("1") == 2;
            return "off";
        });
        findings.add("class.identityHash", () -> System.identityHashCode(null) + " " + (new Object().equals(new Object())));
        findings.add("class.objects", () -> Objects.hash(1, "a", null) + " " + Objects.requireNonNullElse(null, "x") + " "
            + Objects.equals(null, null) + " " + Objects.checkIndex(1, 2));
        findings.add("class.checkIndex", () -> Objects.checkIndex(2, 2));
    }

    private static int[] numbers() {
        return new int[3];
    }

    private static void optionals(Findings findings) {
        findings.add("optional.chain", () -> Optional.of(5).map(x -> x + 1).filter(x -> x > 5).or(() -> Optional.of(0))
            .flatMap(x -> Optional.of("v" + x)).orElse("none"));
        findings.add("optional.text", () -> Optional.of("a") + " " + Optional.empty() + " " + OptionalInt.of(3));
        findings.add("optional.equals",
            () -> Optional.of("a").equals(Optional.of("a")) + " " + Optional.empty().equals(Optional.ofNullable(null)));
        findings.add("optional.stream", () -> Optional.of(1).stream().count() + " " + Optional.empty().isPresent());
        findings.add("optional.orElseThrow", () -> Optional.empty().orElseThrow());
        findings.add("optional.ofNull", () -> Optional.of((Object) null));
        findings.add("optional.ifPresentOrElse", () -> {
            var told = new StringBuilder();
            Optional.empty().ifPresentOrElse(told::append, () -> told.append("else"));
            return told;
        });
    }
}
