package remotemcp.doctor.checks;

import java.util.List;
import java.util.Optional;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.report.Finding;
import remotemcp.http.Uri;
import remotemcp.json.JsonObject;

/// The protected resource metadata (RFC 9728).
final class ResourceChecks {

    private ResourceChecks() {
    }

    static Finding linked(ExaminationContext context) {
        ProbeResponse response = context.metadata().at(context.metadata().link().orElse(""));
        return isDocument(response) ? Finding.healthy(response)
            : Finding.failure(response).why("Every client follows the challenge's link first, and most give up when nothing is there.")
                .fix(document(context, response.request().url()));
    }

    static Finding atPath(ExaminationContext context) {
        ProbeResponse response = context.metadata().at(context.metadata().resourceAtPath());
        return isDocument(response) ? Finding.healthy(response) : Finding.warning(response)
            .why(
                "Claude and VS Code look here when they have no challenge at hand (RFC 9728 §3.1: the path goes behind the well-known name).")
            .fix(document(context, response.request().url()));
    }

    static Finding atRoot(ExaminationContext context) {
        if (context.metadata().resourceAtRoot().equals(context.metadata().resourceAtPath())) {
            return Finding.skipped("the URL has no path: both forms are one");
        }
        ProbeResponse response = context.metadata().at(context.metadata().resourceAtRoot());
        return isDocument(response) ? Finding.healthy(response) : Finding.warning(response)
            .why("Clients look here last, and older ones look nowhere else.").fix(document(context, response.request().url()));
    }

    static Finding resource(ExaminationContext context) {
        Optional<JsonObject> document = context.metadata().resource();
        if (document.isEmpty()) {
            return Finding.skipped("there is no resource metadata");
        }
        String resource = document.get().string("resource").orElse("");
        return resource.equals(context.url()) ? Finding.healthy(resource) : Finding
            .failure("read the resource metadata", "\"resource\": \"" + Printable.of(resource) + "\"")
            .why(
                "Clients compare it with the URL the user typed, and ask for tokens for it: with another value they refuse the server, or get tokens that it refuses.")
            .fix("Publish \"resource\": \"" + context.url()
                + "\", byte for byte: scheme, host, port, path, no slash added. Derive it from one setting, not from the request.");
    }

    static Finding servers(ExaminationContext context) {
        Optional<JsonObject> document = context.metadata().resource();
        Optional<ProbeResponse> compressed = context.metadata().compressedResource();
        if (document.isEmpty() && compressed.isPresent()) {
            return Finding.failure(compressed.get()).fix("");
        }
        if (document.isEmpty()) {
            return context.metadata().server().isPresent()
                ? Finding
                    .warning("looked for " + context.metadata().resourceAtPath(),
                        "no resource metadata; authorization server metadata at the server's own origin")
                    .why("It is how servers of 2025-03-26 are found. Newer clients may not look there.")
                    .fix(document(context, context.metadata().resourceAtPath()))
                : Finding.failure("looked for " + context.metadata().resourceAtPath(), "no resource metadata anywhere")
                    .why("No client can find the login.").fix(document(context, context.metadata().resourceAtPath()));
        }
        List<String> issuers = context.metadata().issuers();
        boolean areUrls = issuers.stream()
            .allMatch(issuer -> Uri.parse(issuer).filter(uri -> uri.scheme().equals("https") || uri.isLoopback()).isPresent());
        return !issuers.isEmpty() && areUrls ? Finding.healthy(Printable.of(String.join(", ", issuers)))
            : Finding.failure("read the resource metadata",
                "\"authorization_servers\": " + Printable.of(String.valueOf(issuers)))
                .why("It is where clients learn who gives the tokens.").fix("Publish \"authorization_servers\": [\"" + context.origin()
                    + "\"] with the issuer of your authorization server, an https URL.");
    }

    static Finding offlineAccess(ExaminationContext context) {
        boolean asks =
            context.metadata().resource().map(found -> Metadata.strings(found, "scopes_supported").contains("offline_access"))
                .orElse(false);
        boolean challenges = context.challenge().scopes().map(scopes -> scopes.contains("offline_access")).orElse(false);
        return !asks && !challenges ? Finding.healthy("it does not") : Finding
            .warning("read the resource metadata and the challenge", "offline_access among the scopes")
            .why(
                "offline_access is a matter between client and authorization server. Where the resource asks for it, every client asks the person for it, and some identity providers then refuse.")
            .fix("List it in scopes_supported of the authorization server only.");
    }

    private static boolean isDocument(ProbeResponse response) {
        return response.status() == 200 && response.isJson() && response.json().isPresent();
    }

    private static String document(ExaminationContext context, String url) {
        return "Answer GET " + Printable.of(url)
            + " without a login, with HTTP 200, Content-Type: application/json and\n  {\"resource\": \"" + context.url()
            + "\", \"authorization_servers\": [\"" + Printable.of(context.metadata().issuer())
            + "\"], \"bearer_methods_supported\": [\"header\"]}";
    }
}
