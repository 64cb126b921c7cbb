/// The authorization endpoint (OAuth 2.1 §4.1): checks a request, hands it to the pages, and turns a decision into a grant and a redirect.
package remotemcp.oauth.authorize;
