package remotemcp.identity;

import remotemcp.json.JsonObject;

/// Something that is counted before a try may be made; the records are those that [ThrottleRecords] keeps.
sealed interface ThrottleCounter permits ExponentialBackoff, LeakyBucket {

    /// A short constant.
    String kind();

    /// Whose it is.
    String subject();

    /// Milliseconds to wait by this count; 0 or less when a try may be made now.
    ///
    /// @param pressure whether an attack is under way
    long remaining(JsonObject record, long now, boolean pressure);

    /// With the try that is made now.
    JsonObject incremented(JsonObject record, long now);

    /// Without a try that turned out not to count.
    JsonObject decremented(JsonObject record, long now);

    /// After somebody asked too early.
    JsonObject penalized(JsonObject record, long now, boolean pressure);

    /// Whether an attack on others would make a difference now.
    boolean isUnderPressure(JsonObject record);
}
