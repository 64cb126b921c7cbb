package org.assertj.core.api;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Claims of truths, numbers, texts, bytes, exceptions and anything else that holds no elements.
public final class ObjectAssert<T> extends Claim<ObjectAssert<T>, T> {

    ObjectAssert(T actual) {
        super(actual);
    }

    public ObjectAssert<T> isTrue() {
        return check(Boolean.TRUE.equals(actual), "is not true");
    }

    public ObjectAssert<T> isFalse() {
        return check(Boolean.FALSE.equals(actual), "is not false");
    }

    public ObjectAssert<T> isZero() {
        return check(number() == 0, "is not zero");
    }

    public ObjectAssert<T> isNotZero() {
        return check(number() != 0, "is zero");
    }

    public ObjectAssert<T> isPositive() {
        return check(number() > 0, "is not positive");
    }

    public ObjectAssert<T> isNegative() {
        return check(number() < 0, "is not negative");
    }

    public ObjectAssert<T> isGreaterThan(double other) {
        return check(number() > other, "is not greater than " + other);
    }

    public ObjectAssert<T> isGreaterThanOrEqualTo(double other) {
        return check(number() >= other, "is not at least " + other);
    }

    public ObjectAssert<T> isLessThan(double other) {
        return check(number() < other, "is not less than " + other);
    }

    public ObjectAssert<T> isLessThanOrEqualTo(double other) {
        return check(number() <= other, "is not at most " + other);
    }

    public ObjectAssert<T> isBetween(double least, double most) {
        return check(number() >= least && number() <= most, "is not between " + least + " and " + most);
    }

    /// Of an atomic number.
    public ObjectAssert<T> hasValue(long expected) {
        return check(((Number) actual).longValue() == expected, "has not the value " + expected);
    }

    /// To the last bit for doubles, as between objects.
    @Override
    public ObjectAssert<T> isEqualTo(Object expected) {
        if (actual instanceof Number && expected instanceof Number other && actual.getClass() != expected.getClass()) {
            return check(actual instanceof Double ? number() == other.doubleValue() : ((Number) actual).longValue() == other.longValue(),
                "is not equal to " + text(expected));
        }
        return super.isEqualTo(expected);
    }

    public ObjectAssert<T> isEmpty() {
        return check(size(actual) == 0, "is not empty");
    }

    public ObjectAssert<T> isNotEmpty() {
        return check(size(actual) > 0, "is empty");
    }

    public ObjectAssert<T> isBlank() {
        return check(word().isBlank(), "is not blank");
    }

    public ObjectAssert<T> isNotBlank() {
        return check(!word().isBlank(), "is blank");
    }

    public ObjectAssert<T> hasSize(int expected) {
        return check(size(actual) == expected, "has not the size " + expected + " but " + size(actual));
    }

    public ObjectAssert<T> hasSizeGreaterThan(int least) {
        return check(size(actual) > least, "is not larger than " + least);
    }

    public ObjectAssert<T> hasSizeGreaterThanOrEqualTo(int least) {
        return check(size(actual) >= least, "is smaller than " + least);
    }

    public ObjectAssert<T> hasSizeLessThan(int most) {
        return check(size(actual) < most, "is not smaller than " + most);
    }

    public ObjectAssert<T> hasSizeLessThanOrEqualTo(int most) {
        return check(size(actual) <= most, "is larger than " + most);
    }

    public ObjectAssert<T> contains(CharSequence... parts) {
        for (var part : parts) {
            check(word().contains(part), "does not contain " + text(part));
        }
        return this;
    }

    public ObjectAssert<T> doesNotContain(CharSequence... parts) {
        for (var part : parts) {
            check(!word().contains(part), "contains " + text(part));
        }
        return this;
    }

    public ObjectAssert<T> containsOnlyOnce(CharSequence part) {
        int at = word().indexOf(part.toString());
        return check(at >= 0 && word().indexOf(part.toString(), at + 1) < 0, "does not contain once " + text(part));
    }

    public ObjectAssert<T> containsIgnoringCase(CharSequence part) {
        return check(word().toLowerCase().contains(part.toString().toLowerCase()), "does not contain " + text(part));
    }

    public ObjectAssert<T> startsWith(CharSequence start) {
        return check(word().startsWith(start.toString()), "does not start with " + text(start));
    }

    public ObjectAssert<T> doesNotStartWith(CharSequence start) {
        return check(!word().startsWith(start.toString()), "starts with " + text(start));
    }

    public ObjectAssert<T> endsWith(CharSequence end) {
        return check(word().endsWith(end.toString()), "does not end with " + text(end));
    }

    public ObjectAssert<T> matches(CharSequence pattern) {
        return check(word().matches(pattern.toString()), "does not match " + pattern);
    }

    public ObjectAssert<T> doesNotMatch(CharSequence pattern) {
        return check(!word().matches(pattern.toString()), "matches " + pattern);
    }

    public ObjectAssert<String> asString() {
        return new ObjectAssert<>(String.valueOf(actual));
    }

    /// Of bytes.
    public ObjectAssert<String> asString(Charset charset) {
        return new ObjectAssert<>(new String((byte[]) (Object) actual, charset == null ? StandardCharsets.UTF_8 : charset));
    }

    public ObjectAssert<T> hasMessage(String expected) {
        return check(expected.equals(message()), "has not the message " + text(expected));
    }

    public ObjectAssert<T> withMessage(String expected) {
        return hasMessage(expected);
    }

    public ObjectAssert<T> hasMessageContaining(String part) {
        return check(message().contains(part), "has a message without " + text(part));
    }

    public ObjectAssert<T> withMessageContaining(String part) {
        return hasMessageContaining(part);
    }

    public ObjectAssert<T> hasMessageStartingWith(String start) {
        return check(message().startsWith(start), "has a message that does not start with " + text(start));
    }

    public ObjectAssert<T> withMessageStartingWith(String start) {
        return hasMessageStartingWith(start);
    }

    @SuppressWarnings("unchecked")
    public <X> ObjectAssert<T> isInstanceOfSatisfying(Class<X> type, Consumer<X> requirement) {
        isInstanceOf(type);
        requirement.accept((X) actual);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <V> ObjectAssert<V> extracting(ThrowingFunction<? super T, V> part) {
        return new ObjectAssert<>(ListAssert.applied(part, actual));
    }

    private double number() {
        return actual instanceof Character c ? c : ((Number) actual).doubleValue();
    }

    private String word() {
        return String.valueOf(((CharSequence) actual).toString());
    }

    private String message() {
        return String.valueOf(((Throwable) actual).getMessage());
    }
}
