package remotemcp.web;

import remotemcp.identity.Account;
import remotemcp.identity.LoginSession;

/// A signed-in person at a browser.
record SignedInUser(LoginSession session, Account account) {
}
