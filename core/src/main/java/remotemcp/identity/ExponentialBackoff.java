package remotemcp.identity;

import remotemcp.json.JsonObject;

/// Tries of one caller: some are free, then each wait is twice as long as the one before. Asking before the wait is over makes it longer.
/// Its record holds the tries so far (`made`), when the last one was made (`last`, epoch milliseconds), and how often somebody asked too
/// early since (`early`): the first time tells them, each further time makes the wait a second longer.
///
/// @param free tries without any wait
/// @param freeUnderPressure tries without any wait while an attack is under way
/// @param longest the wait never grows beyond these milliseconds
record ExponentialBackoff(String kind, String subject, int free, int freeUnderPressure, long longest) implements ThrottleCounter {
    private static final long SECOND = 1000;
    private static final int MOST_DOUBLINGS = 20;

    /// Never more than the longest wait, even when the clock was set back since the last try.
    @Override
    public long remaining(JsonObject record, long now, boolean pressure) {
        return Math.min(longest, allowed(record, pressure) + penalty(record) - now);
    }

    @Override
    public JsonObject incremented(JsonObject record, long now) {
        return record(member(record, "made") + 1, now, 0);
    }

    @Override
    public JsonObject decremented(JsonObject record, long now) {
        return record(Math.max(0, member(record, "made") - 1), member(record, "last"), member(record, "early"));
    }

    @Override
    public JsonObject penalized(JsonObject record, long now, boolean pressure) {
        long most = Math.max(0, now + longest - allowed(record, pressure)) / SECOND + 1;
        return record(member(record, "made"), member(record, "last"), Math.min(most, member(record, "early") + 1));
    }

    @Override
    public boolean isUnderPressure(JsonObject record) {
        return freeUnderPressure < free && member(record, "made") >= freeUnderPressure;
    }

    /// When the next try may be made, if nobody asks too early.
    private long allowed(JsonObject record, boolean pressure) {
        long beyond = member(record, "made") - (pressure ? Math.min(free, freeUnderPressure) : free);
        return member(record, "last") + (beyond < 0 ? 0 : Math.min(longest, SECOND << Math.min(beyond + 1, MOST_DOUBLINGS)));
    }

    private static long penalty(JsonObject record) {
        return Math.max(0, member(record, "early") - 1) * SECOND;
    }

    private static JsonObject record(long made, long last, long early) {
        return JsonObject.builder().put("made", made).put("last", last).put("early", early).build();
    }

    private static long member(JsonObject record, String name) {
        return record.integer(name).orElse(0);
    }
}
