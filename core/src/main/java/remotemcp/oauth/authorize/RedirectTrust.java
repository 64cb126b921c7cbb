package remotemcp.oauth.authorize;

import java.util.Optional;
import remotemcp.http.Uri;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.oauth.client.PinnedClients;

/// Where an error may be sent without asking a person (RFC 9700 §4.11.2). Anyone can register a website and then make a link to this server
/// that leads there, so only addresses that show nobody a false page are trusted: on the person's own computer, of an installed app, of a
/// client that we know by heart, or at a host that the operator listed.
record RedirectTrust(DocumentTrust listed) {

    boolean allows(Client client, String redirectUri) {
        Optional<Uri> uri = Uri.parse(redirectUri);
        if (uri.isEmpty()) {
            return false;
        }
        boolean isWebsite = uri.get().scheme().equals("https") || uri.get().scheme().equals("http");
        return !isWebsite || uri.get().isLoopback() || isPinned(client, redirectUri) || listed.lists(uri.get().host());
    }

    private static boolean isPinned(Client client, String redirectUri) {
        return PinnedClients.find(client.id()).filter(known -> known.redirectUris().contains(redirectUri)).isPresent();
    }
}
