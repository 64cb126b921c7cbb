package remotemcp.doctor.play;

import remotemcp.doctor.http.ProbeResponse;

/// What was heard of an open stream.
///
/// @param answer its head, and the body so far
/// @param expectsEvent whether an event was due at once
/// @param firstMillis how long it took until the head, or the event that was due, came
public record StreamObservation(ProbeResponse answer, boolean expectsEvent, long firstMillis) {

    public String text() {
        return answer.text();
    }
}
