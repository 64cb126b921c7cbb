/// Who people are: local accounts, login sessions, and what keeps guessing slow. Knows nothing of HTTP or HTML.
package remotemcp.identity;
