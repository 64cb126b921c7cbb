package org.assertj.core.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;

/// Claims of collections, arrays and streams.
public final class ListAssert<E> extends Claim<ListAssert<E>, Collection<? extends E>> {

    /// What was handed in, which is what equals compares.
    private final Object whole;

    ListAssert(Iterable<? extends E> actual) {
        super(collected(actual));
        whole = actual;
    }

    private static <E> Collection<? extends E> collected(Iterable<? extends E> elements) {
        if (elements == null || elements instanceof Collection<? extends E>) {
            return (Collection<? extends E>) elements;
        }
        var all = new ArrayList<E>();
        elements.forEach(all::add);
        return all;
    }

    public ListAssert<E> isEmpty() {
        return check(actual.isEmpty(), "is not empty");
    }

    public ListAssert<E> isNotEmpty() {
        return check(!actual.isEmpty(), "is empty");
    }

    /// An array is compared as a list.
    @Override
    public ListAssert<E> isEqualTo(Object expected) {
        return check(same(whole, expected != null && expected.getClass().isArray() ? listed(expected) : expected),
            "is not equal to " + text(expected));
    }

    public ListAssert<E> hasSize(int expected) {
        return check(actual.size() == expected, "has not the size " + expected + " but " + actual.size());
    }

    public ListAssert<E> hasSizeGreaterThan(int least) {
        return check(actual.size() > least, "is not larger than " + least);
    }

    public ListAssert<E> hasSizeGreaterThanOrEqualTo(int least) {
        return check(actual.size() >= least, "is smaller than " + least);
    }

    public ListAssert<E> hasSizeLessThanOrEqualTo(int most) {
        return check(actual.size() <= most, "is larger than " + most);
    }

    public ListAssert<E> hasSizeBetween(int least, int most) {
        return check(actual.size() >= least && actual.size() <= most, "has another size than " + least + " to " + most);
    }

    public ListAssert<E> contains(Object... elements) {
        for (var element : elements) {
            check(count(element) > 0, "does not contain " + text(element));
        }
        return this;
    }

    public ListAssert<E> containsAll(Iterable<?> elements) {
        elements.forEach(element -> contains(new Object[]{element}));
        return this;
    }

    public ListAssert<E> doesNotContain(Object... elements) {
        for (var element : elements) {
            check(count(element) == 0, "contains " + text(element));
        }
        return this;
    }

    public ListAssert<E> containsOnlyOnce(Object... elements) {
        for (var element : elements) {
            check(count(element) == 1, "does not contain once " + text(element));
        }
        return this;
    }

    public ListAssert<E> containsExactly(Object... elements) {
        return check(new ArrayList<Object>(actual).equals(Arrays.asList(elements)), "is not exactly " + text(elements));
    }

    public ListAssert<E> containsExactlyInAnyOrder(Object... elements) {
        check(actual.size() == elements.length, "is not " + text(elements) + " in any order");
        for (var element : elements) {
            check(count(element) == Arrays.stream(elements).filter(other -> same(other, element)).count(),
                "is not " + text(elements) + " in any order");
        }
        return this;
    }

    public ListAssert<E> containsOnly(Object... elements) {
        contains(elements);
        return isSubsetOf(Arrays.asList(elements));
    }

    public ListAssert<E> isSubsetOf(Collection<?> whole) {
        return check(whole.containsAll(actual), "is no subset of " + whole);
    }

    public ListAssert<E> startsWith(Object... elements) {
        return check(
            actual.size() >= elements.length && new ArrayList<Object>(actual).subList(0, elements.length).equals(Arrays.asList(elements)),
            "does not start with " + text(elements));
    }

    public ListAssert<E> doesNotHaveDuplicates() {
        return check(new HashSet<>(actual).size() == actual.size(), "has duplicates");
    }

    @SuppressWarnings("unchecked")
    public ListAssert<E> isSorted() {
        var sorted = new ArrayList<Object>(actual);
        sorted.sort((a, b) -> ((Comparable<Object>) a).compareTo(b));
        return check(sorted.equals(new ArrayList<Object>(actual)), "is not sorted");
    }

    public ListAssert<E> allMatch(Predicate<? super E> predicate) {
        return check(actual.stream().allMatch(predicate), "does not match in all elements");
    }

    public ListAssert<E> anyMatch(Predicate<? super E> predicate) {
        return check(actual.stream().anyMatch(predicate), "does not match in any element");
    }

    public ListAssert<E> noneMatch(Predicate<? super E> predicate) {
        return check(actual.stream().noneMatch(predicate), "matches in an element");
    }

    public ListAssert<E> allSatisfy(Consumer<? super E> requirement) {
        actual.forEach(requirement);
        return this;
    }

    public ListAssert<E> filteredOn(Predicate<? super E> predicate) {
        var found = new ArrayList<E>();
        for (E element : actual) {
            if (predicate.test(element)) {
                found.add(element);
            }
        }
        return new ListAssert<>(found);
    }

    public <V> ListAssert<V> extracting(ThrowingFunction<? super E, V> part) {
        var parts = new ArrayList<V>();
        for (E element : actual) {
            parts.add(applied(part, element));
        }
        return new ListAssert<>(parts);
    }

    @SafeVarargs
    public final ListAssert<Tuple> extracting(ThrowingFunction<? super E, ?> first, ThrowingFunction<? super E, ?> second,
        ThrowingFunction<? super E, ?>... more) {
        var tuples = new ArrayList<Tuple>();
        for (E element : actual) {
            var values = new ArrayList<Object>();
            values.add(applied(first, element));
            values.add(applied(second, element));
            for (var part : more) {
                values.add(applied(part, element));
            }
            tuples.add(new Tuple(values));
        }
        return new ListAssert<>(tuples);
    }

    public <V> ListAssert<V> map(ThrowingFunction<? super E, V> part) {
        return extracting(part);
    }

    public ObjectAssert<E> singleElement() {
        return hasSize(1).first();
    }

    public ObjectAssert<E> first() {
        return element(0);
    }

    public ObjectAssert<E> last() {
        return element(actual.size() - 1);
    }

    public ObjectAssert<E> element(int index) {
        isNotEmpty();
        return new ObjectAssert<>(List.<E>copyOf(actual).get(index));
    }

    private long count(Object element) {
        return actual.stream().filter(other -> same(other, element)).count();
    }

    static <A, B> B applied(ThrowingFunction<? super A, B> function, A argument) {
        try {
            return function.apply(argument);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
