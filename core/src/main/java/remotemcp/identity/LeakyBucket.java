package remotemcp.identity;

import remotemcp.json.JsonObject;

/// How much has happened lately: each event adds one, and one leaks out in so many milliseconds. Its record holds what is in it, in
/// milliseconds of leaking (`level`), and when that was so (`at`, epoch milliseconds).
///
/// @param capacity how many it holds
/// @param leak milliseconds in which one leaks out
record LeakyBucket(String kind, String subject, int capacity, long leak) implements ThrottleCounter {

    boolean isFull(JsonObject record, long now) {
        return remaining(record, now, false) > 0;
    }

    @Override
    public long remaining(JsonObject record, long now, boolean pressure) {
        return level(record, now) - (capacity - 1) * leak;
    }

    @Override
    public JsonObject incremented(JsonObject record, long now) {
        return record(Math.min(level(record, now) + leak, capacity * leak), now);
    }

    @Override
    public JsonObject decremented(JsonObject record, long now) {
        return record(Math.max(0, level(record, now) - leak), now);
    }

    @Override
    public JsonObject penalized(JsonObject record, long now, boolean pressure) {
        return record;
    }

    @Override
    public boolean isUnderPressure(JsonObject record) {
        return false;
    }

    /// While the clock is set back nothing leaks out.
    private long level(JsonObject record, long now) {
        long level = Math.min(record.integer("level").orElse(0), capacity * leak);
        return Math.max(0, level - Math.max(0, now - record.integer("at").orElse(0)));
    }

    private static JsonObject record(long level, long at) {
        return JsonObject.builder().put("level", level).put("at", at).build();
    }
}
