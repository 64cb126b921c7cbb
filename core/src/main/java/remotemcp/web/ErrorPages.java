package remotemcp.web;

import remotemcp.app.TextErrors;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.json.JsonObject;
import remotemcp.oauth.ClientDocumentException;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.authorize.AuthorizationFailure;
import remotemcp.platform.Base64Url;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;
import remotemcp.platform.StoreUnavailableException;
import remotemcp.platform.UnavailableException;

/// The pages that tell people why something cannot go on, and what to do. Each carries a reference under which the log tells more.
final class ErrorPages {
    private static final String FROM_THE_APP = "Go back to the app and start connecting again from there.";

    private final WebSettings site;
    private final Platform platform;

    ErrorPages(WebSettings site, Platform platform) {
        this.site = site;
        this.platform = platform;
    }

    /// A form that was not shown in this browser, or not for this sign-in: a forgery, a copy, or a page left open for too long.
    Ready foreignForm(LocalTarget again) {
        return answer(403, "form.foreign", MessagePage.of(site, "This page is no longer good",
            "It was shown in another browser or before another sign-in, so nothing was done. That also happens when the browser keeps no cookies.")
            .step("Go on below: you will see the page anew.")
            .step("If you come back here, allow cookies for this site and try again.")
            .go("Go on", again.path()));
    }

    /// A form that is not one of ours.
    Ready unreadableForm() {
        return answer(400, "form.unreadable", MessagePage.of(site, "That could not be read",
            "What your browser sent is not one of this server’s forms, or it was changed on the way. Nothing was done.")
            .step(FROM_THE_APP));
    }

    Ready formTooLarge() {
        return answer(413, "form.too-large", MessagePage.of(site, "That is too long",
            "What your browser sent is longer than any of this server’s forms. Nothing was done.").step(FROM_THE_APP));
    }

    /// A consent page left open for longer than a request is good for.
    Ready requestTooOld(LocalTarget again) {
        return answer(400, "consent.too-old", MessagePage.of(site, "This request is too old",
            "An app’s request is good for ten minutes, and this one has waited longer. Nothing was allowed.")
            .step("Go on below to see it anew.").step(FROM_THE_APP).go("Go on", again.path()));
    }

    /// A second word on one consent page, after the app has used the first. Apps with a scheme of their own leave the page standing.
    Ready decidedAlready() {
        return answer(400, "consent.decided-already", MessagePage.of(site, "You have decided already",
            "Your decision on that page was used before, so nothing was changed now.")
            .step("If the app is connected, you are done and can close this page.")
            .step("If it is not, start connecting again from the app.").asGood().go("See your apps", "/account"));
    }

    Ready linkSpent() {
        return answer(410, "setup.link-spent", MessagePage.of(site, "This link no longer works",
            "The link that makes the first administrator works once, for a day, and only while nobody has an account.")
            .step("If you made the account, sign in with it.")
            .step("If not, start the server again: it prints a new link while there is no account.")
            .go("Sign in", "/login"));
    }

    Ready signUpClosed() {
        return answer(404, "sign-up.closed", MessagePage.of(site, "Accounts are made by the operator",
            "This server does not let visitors make accounts.")
            .step("Ask the operator of the server for one.").go("Sign in", "/login"));
    }

    /// What cannot be done now, by nobody's mistake.
    Ready unavailable(UnavailableException reason) {
        reason.writeTo(platform.log(), "page");
        return switch (reason) {
            case OverloadedException _ -> overloaded(reason.retryAfterSeconds());
            case StoreUnavailableException _ -> storeUnavailable(reason.retryAfterSeconds());
        };
    }

    Ready overloaded(long seconds) {
        return answer(503, "too-busy", MessagePage.of(site, "Too busy just now",
            "The server has too much to do, so nothing was done. Please wait " + TextErrors.duration(seconds) + ", then try again."))
            .header("Retry-After", Long.toString(seconds));
    }

    private Ready storeUnavailable(long seconds) {
        return answer(503, "store-unavailable", MessagePage.of(site, "Not possible just now",
            "The server cannot reach or change its stored data, so it could not do this. Nothing that you had is lost. Please wait "
                + TextErrors.duration(seconds) + ", then try again.")
            .step("Reload this page to send the same again.")
            .step("If it stays so, give the reference below to the operator of this server."))
            .header("Retry-After", Long.toString(seconds));
    }

    Ready tooMany(long seconds) {
        return answer(429, "too-many",
            MessagePage.of(site, "Too many tries", "Please wait " + TextErrors.duration(seconds) + ", then try again."))
            .header("Retry-After", Long.toString(seconds));
    }

    /// A failure of the authorization request that must not be sent to the client.
    Ready authorization(HttpRequest request, OAuthException reason) {
        String id = reference("authorize.refused", reason.code());
        MessagePage page = reason instanceof ClientDocumentException document ? uncheckedApp(document)
            : reason.code().equals("invalid_client") ? unknownApp() : explained(reason);
        return PageResponses.answer(reason.status(), page.reference(id).html());
    }

    /// A failure that the app would be told at an address that nothing here vouches for.
    Ready failedRequest(AuthorizationFailure failure) {
        String id = reference("authorize.failed", failure.reason().code());
        String place = RedirectTarget.of(failure.redirectUri()).place();
        return PageResponses.answer(failure.reason().status(), MessagePage.of(site, "The app asked in a way this server cannot answer",
            failure.reason().getMessage() + ". The app can be told so at " + place + ", which this server knows nothing about.")
            .step("If a link led you here and you were not connecting an app, close this page.")
            .step("If you were connecting an app and " + place + " is its address, go on.")
            .go("Go on to " + place, failure.location()).reference(id).html());
    }

    Ready notFound() {
        return PageResponses.answer(404,
            MessagePage.of(site, "There is no such page", "The address may have been mistyped, or the page has moved.")
                .go("To the start page", "/").html());
    }

    Ready wrongMethod(String allowed) {
        return PageResponses
            .answer(405, MessagePage.of(site, "That does not work here", "This address answers other requests than the one sent.")
                .go("To the start page", "/").html())
            .header("Allow", allowed);
    }

    Ready bug(String id) {
        return PageResponses.answer(500,
            MessagePage.of(site, "Something went wrong on our side", "It is not your fault, and it has been noted.")
                .step("Try again in a moment.").step("If it stays so, give the reference below to the operator of this server.")
                .reference(id)
                .html());
    }

    static String tooBusy(long seconds) {
        return "The server is too busy just now. Please wait " + TextErrors.duration(seconds) + ", then try again.";
    }

    /// An app that is known by a document on a website, which cannot be used.
    private MessagePage uncheckedApp(ClientDocumentException reason) {
        return MessagePage.of(site, "This app could not be checked", reason.getMessage() + ".").step("Try again in a moment.")
            .step(FROM_THE_APP)
            .step("If it stays so, give the reference below to the operator of this server.")
            .step("If you run this server, " + reason.operatorsWay() + ".");
    }

    /// An app with a registration that is none of ours.
    private MessagePage unknownApp() {
        return MessagePage.of(site, "This app has to be added again",
            "The server does not know the registration that the app came with. It may be from another server, or have been withdrawn.")
            .step("Claude: under Settings → Connectors, remove this server and add it again.")
            .step("mcp-remote: delete the folder .mcp-auth in your home folder, then start it again.")
            .step("Any other app: remove this server there and add it again.");
    }

    private MessagePage explained(OAuthException reason) {
        String detail = reason.getMessage() + ".";
        return switch (reason.code()) {
            case "invalid_redirect_uri" -> MessagePage.of(site, "This request looks wrong",
                "The app asks for the answer at an address that it has not registered, so nothing was sent there. " + detail)
                .step("If a link led you here, close this page: somebody may be after your access.")
                .step("If you were connecting an app, remove this server there and add it again.");
            case "temporarily_unavailable" -> MessagePage.of(site, "Too busy just now", detail).step("Try again in a moment.");
            default -> MessagePage.of(site, "The app asked in a way this server cannot answer", detail)
                .step(FROM_THE_APP).step("If it stays so, the app needs a fix: tell its makers what this page says.");
        };
    }

    private Ready answer(int status, String event, MessagePage page) {
        return PageResponses.answer(status, page.reference(reference(event, "")).html());
    }

    private String reference(String event, String code) {
        String id = Base64Url.encode(platform.random().bytes(6));
        platform.log().info(event, JsonObject.builder().put("reference", id).put("code", code).build());
        return id;
    }
}
