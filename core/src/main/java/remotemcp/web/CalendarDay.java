package remotemcp.web;

import java.util.List;

/// A day of the Gregorian calendar in UTC, for people and for `<time>`.
record CalendarDay(int year, int month, int day) {
    private static final long MILLIS = 24 * 3_600_000L;
    private static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December");

    /// Counts in years that begin in March, so that the leap day is the last of its year.
    static CalendarDay of(long epochMillis) {
        long days = Math.floorDiv(epochMillis, MILLIS) + 719_468;
        long era = Math.floorDiv(days, 146_097L);
        int dayOfEra = (int) (days - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        return new CalendarDay((int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    /// Such as `23 November 2026`.
    String words() {
        return day + " " + MONTHS.get(month - 1) + " " + year;
    }

    /// Such as `2026-11-23`.
    String iso() {
        return year + "-" + two(month) + "-" + two(day);
    }

    /// How long ago a moment was, as people say it.
    static String since(long then, long now) {
        long minutes = (now - then) / 60_000;
        if (minutes < 2) {
            return "just now";
        }
        if (minutes < 60) {
            return minutes + " minutes ago";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return hours == 1 ? "an hour ago" : hours + " hours ago";
        }
        long days = hours / 24;
        return days == 1 ? "yesterday" : days < 30 ? days + " days ago" : "on " + of(then).words();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
