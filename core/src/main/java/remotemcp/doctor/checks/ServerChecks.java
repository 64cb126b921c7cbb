package remotemcp.doctor.checks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.http.Uri;
import remotemcp.json.JsonObject;
import remotemcp.protocol.WellKnownPaths;

/// The authorization server metadata (RFC 8414, OpenID Connect Discovery).
final class ServerChecks {
    private static final String METHODS = "token_endpoint_auth_methods_supported";

    private ServerChecks() {
    }

    static Finding metadata(ExaminationContext context) {
        List<String> spellings = context.metadata().spellings();
        Optional<ProbeResponse> compressed = context.metadata().compressedServer();
        if (context.metadata().server().isEmpty() && compressed.isPresent()) {
            return Finding.failure(compressed.get()).fix("");
        }
        return context.metadata().server().isPresent() ? Finding.healthy(Printable.of(context.metadata().issuer()))
            : Finding
                .failure("looked at " + Printable.of(String.join(", ", spellings)),
                    spellings.isEmpty() ? "the issuer is no URL" : context.metadata().at(spellings.getFirst()).described())
                .why("Clients cannot find out where to send the person, nor where to get a token.")
                .fix("Answer GET "
                    + Printable.of(spellings.isEmpty() ? context.origin() + WellKnownPaths.AUTHORIZATION_SERVER : spellings.getFirst())
                    + " without a login, with HTTP 200, Content-Type: application/json and the metadata of RFC 8414.");
    }

    static Finding spellings(ExaminationContext context) {
        var missing = new ArrayList<String>();
        for (String url : context.metadata().spellings()) {
            if (context.metadata().serverAt(url).isEmpty()) {
                missing.add(url);
            }
        }
        return missing.isEmpty() ? Finding.healthy(context.metadata().spellings().size() + " URLs") : Finding
            .warning(context.metadata().at(missing.getFirst()))
            .why(
                "Clients differ in where they look first, and some look in one place only: those of 2025-03-26 and 2025-06-18 at the form of RFC 8414, those made for identity providers at the OpenID one.")
            .fix("Serve the same document at " + Printable.of(String.join(" and ", missing)) + " too.");
    }

    static Finding issuer(ExaminationContext context) {
        String issuer = member(context, "issuer");
        return issuer.equals(context.metadata().issuer()) ? Finding.healthy(Printable.of(issuer)) : Finding
            .failure("compared the metadata's issuer with the one that was named",
                "\"" + Printable.of(issuer) + "\" instead of \"" + Printable.of(context.metadata().issuer()) + "\"")
            .why(
                "Clients refuse metadata of another issuer, to the letter: it is how they notice that they are being led to a false server (mix-up).")
            .fix("Publish \"issuer\": \"" + Printable.of(context.metadata().issuer())
                + "\", or name the issuer as it calls itself in authorization_servers. Mind the slash at the end, http instead of https behind a proxy, and the port.");
    }

    static Finding endpoints(ExaminationContext context) {
        for (String name : List.of("authorization_endpoint", "token_endpoint")) {
            String url = member(context, name);
            if (!isFit(context, url)) {
                return bad(name, url);
            }
        }
        for (String name : List.of("registration_endpoint", "revocation_endpoint")) {
            if (document(context).has(name) && !isFit(context, member(context, name))) {
                return bad(name, member(context, name));
            }
        }
        return Finding.healthy("they are");
    }

    private static Finding bad(String name, String url) {
        return Finding.failure("read the metadata", "\"" + name + "\": \"" + Printable.of(url) + "\"")
            .why(
                "Clients use no endpoint that is not https: a token would travel in the clear, and a browser would be made to open whatever it is.")
            .fix("Publish " + name + " as an absolute https URL. Behind a proxy, build it from the public URL and not from the request.");
    }

    private static boolean isFit(ExaminationContext context, String url) {
        return Uri.parse(url).filter(uri -> !uri.host().isEmpty() && uri.fragment().isEmpty()
            && (uri.scheme().equals("https") || uri.scheme().equals("http") && uri.isLoopback() && context.isLoopback())).isPresent();
    }

    static Finding s256(ExaminationContext context) {
        return context.metadata().serverHas("code_challenge_methods_supported", "S256") ? Finding.healthy("it is")
            : missing("code_challenge_methods_supported", "S256", context, Severity.FAILURE)
                .why("Clients must not go on without it (MCP, Authorization): a code that somebody caught could be redeemed.")
                .fix("Publish \"code_challenge_methods_supported\": [\"S256\"], and require it.");
    }

    static Finding noPlain(ExaminationContext context) {
        return !context.metadata().serverHas("code_challenge_methods_supported", "plain") ? Finding.healthy("it is not")
            : Finding.warning("read the metadata", "\"plain\" in code_challenge_methods_supported")
                .why("With plain, who sees the request can redeem the code.")
                .fix("Publish \"code_challenge_methods_supported\": [\"S256\"] and refuse plain.");
    }

    static Finding codeFlow(ExaminationContext context) {
        return context.metadata().serverHas("response_types_supported", "code") ? Finding.healthy("it is")
            : missing("response_types_supported", "code", context, Severity.WARNING)
                .why("The member is required by RFC 8414, and clients that read metadata strictly refuse the document.")
                .fix("Publish \"response_types_supported\": [\"code\"].");
    }

    static Finding refresh(ExaminationContext context) {
        return context.metadata().serverHas("grant_types_supported", "refresh_token") ? Finding.healthy("they are") : missing(
            "grant_types_supported", "refresh_token", context, Severity.WARNING)
            .why(
                "Without the member the default is authorization_code and implicit: clients do not ask for refresh tokens, and people log in again whenever a token ends.")
            .fix("Publish \"grant_types_supported\": [\"authorization_code\", \"refresh_token\"].");
    }

    static Finding none(ExaminationContext context) {
        if (context.metadata().serverHas(METHODS, "none")) {
            return Finding.healthy("they are");
        }
        boolean canRegister = context.metadata().endpoint("registration_endpoint").isPresent();
        return missing(METHODS, "none", context, canRegister ? Severity.WARNING : Severity.FAILURE)
            .why(
                "Claude uses its metadata document only where \"none\" is listed, and else registers anew for each connection; clients on people's machines cannot keep a secret. Without the member the default is client_secret_basic.")
            .fix("Publish \"" + METHODS
                + "\": [\"none\", \"client_secret_basic\", \"client_secret_post\"], and take clients without a secret, who prove themselves by PKCE.");
    }

    static Finding documents(ExaminationContext context) {
        return document(context).bool("client_id_metadata_document_supported").orElse(false) ? Finding.healthy("they are")
            : Finding.warning("read the metadata", "no \"client_id_metadata_document_supported\": true")
                .why(
                    "Claude, ChatGPT and VS Code prefer to be known by their document: one identity for all users. Without it they register anew for each connection, and your list of clients grows for ever.")
                .fix(
                    "Take an https URL as client_id, fetch the document there (with the guards of a request to a stranger's URL), and publish \"client_id_metadata_document_supported\": true.");
    }

    static Finding registration(ExaminationContext context) {
        if (document(context).string("registration_endpoint").isPresent()) {
            return Finding.healthy(Printable.of(member(context, "registration_endpoint")));
        }
        boolean takesDocuments = context.metadata().takesDocuments();
        Severity severity = takesDocuments ? Severity.WARNING : Severity.FAILURE;
        Finding.Trouble trouble = new Finding.Complaint(severity, "read the metadata", "no registration_endpoint", "")
            .why(takesDocuments ? "Cursor, the Inspector and mcp-remote know no other way to become a client than to register."
                : "No client can become one, unless its user finds a client_id and types it in.")
            .fix(
                "Publish \"registration_endpoint\" (RFC 7591) and answer a POST there with 201 and a client_id. Where your identity provider has none, put a facade before it that has.");
        return takesDocuments ? trouble.only(EnumSet.of(ClientApp.CURSOR, ClientApp.INSPECTOR, ClientApp.MCP_REMOTE)) : trouble;
    }

    static Finding iss(ExaminationContext context) {
        return document(context).bool("authorization_response_iss_parameter_supported").orElse(false) ? Finding.healthy("they do")
            : Finding.warning("read the metadata", "no \"authorization_response_iss_parameter_supported\": true")
                .why(
                    "A client that uses several authorization servers cannot tell whose answer it holds (mix-up attack); 2026-07-28 recommends it and will require it.")
                .fix("Send iss=" + Printable.of(context.metadata().issuer())
                    + " with every authorization response, errors too, and publish \"authorization_response_iss_parameter_supported\": true.");
    }

    static Finding revocation(ExaminationContext context) {
        return document(context).string("revocation_endpoint").isPresent() ? Finding.healthy("it is")
            : Finding.warning("read the metadata", "no revocation_endpoint")
                .why("When a person disconnects, the client cannot give its tokens back: they stay good until they end.")
                .fix("Publish \"revocation_endpoint\" (RFC 7009): POST token=…, answered 200 whether it was known or not.");
    }

    private static Finding.Complaint missing(String list, String value, ExaminationContext context, Severity severity) {
        String came = document(context).has(list)
            ? "\"" + list + "\": " + Printable.of(String.valueOf(Metadata.strings(document(context), list))) + " without \"" + value + "\""
            : "no \"" + list + "\"";
        return new Finding.Complaint(severity, "read the metadata", came, "");
    }

    private static JsonObject document(ExaminationContext context) {
        return context.metadata().server().orElse(JsonObject.empty());
    }

    private static String member(ExaminationContext context, String name) {
        return document(context).string(name).orElse("");
    }
}
