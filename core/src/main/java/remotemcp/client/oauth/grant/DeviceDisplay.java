package remotemcp.client.oauth.grant;

import java.util.Optional;

/// Tells a person where to consent, when no browser can be opened here.
public interface DeviceDisplay {

    /// @param address where to go, http or https
    /// @param code what to enter there; printable
    /// @param direct an address that holds the code already
    void show(String address, String code, Optional<String> direct);

    /// Waits before the server is asked again.
    void pause(int seconds);
}
