package remotemcp.doctor;

import java.util.Optional;
import java.util.Set;
import remotemcp.client.oauth.grant.UserAgent;
import remotemcp.doctor.play.ClientApp;
import remotemcp.http.HeaderList;

/// What is to be examined, and how.
///
/// @param url of the MCP endpoint
/// @param clients whose way is walked
/// @param headers sent with every request to the endpoint, such as `Authorization` of somebody who has a token
/// @param browser the person's, to sign in with; empty when nobody shall
/// @param isDeep whether to make the checks too that take long or send the person to the browser once more
public record ExaminationOptions(String url, Set<ClientApp> clients, HeaderList headers, Optional<UserAgent> browser, boolean isDeep) {

    /// Every client, without a login.
    public static ExaminationOptions of(String url) {
        return new ExaminationOptions(url, ClientApp.everyone(), HeaderList.empty(), Optional.empty(), false);
    }

    public ExaminationOptions as(ClientApp client) {
        return new ExaminationOptions(url, Set.of(client), headers, browser, isDeep);
    }

    public ExaminationOptions sending(HeaderList fields) {
        return new ExaminationOptions(url, clients, fields, browser, isDeep);
    }

    public ExaminationOptions signingIn(UserAgent agent) {
        return new ExaminationOptions(url, clients, headers, Optional.of(agent), isDeep);
    }

    public ExaminationOptions deep() {
        return new ExaminationOptions(url, clients, headers, browser, true);
    }

    /// Whether the fields hold a token.
    public boolean bringsToken() {
        return headers.find("Authorization").isPresent();
    }
}
