/// URIs as text: references resolved against a base (RFC 3986), and URI templates expanded and matched (RFC 6570).
package remotemcp.uri;
