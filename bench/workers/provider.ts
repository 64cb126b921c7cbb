import { OAuthProvider } from "@cloudflare/workers-oauth-provider";
import { env } from "cloudflare:workers";

/** Sends the app back with a code at once: the one user of this server allows everything without being asked. */
const consent = {
  async fetch(request: Request, environment: any) {
    const asked = await environment.OAUTH_PROVIDER.parseAuthRequest(request);
    const { redirectTo } = await environment.OAUTH_PROVIDER.completeAuthorization({
      request: asked, userId: "ada", metadata: {}, scope: asked.scope, props: { userId: "ada" }
    });
    return Response.redirect(redirectTo, 302);
  }
};

export const withLogin = (apiHandler: any) => new OAuthProvider({
  authorizeEndpoint: "/authorize",
  tokenEndpoint: "/token",
  clientRegistrationEndpoint: "/register",
  apiRoute: "/mcp",
  apiHandler,
  defaultHandler: consent as any,
  resourceMetadata: { resource: (env as any).PUBLIC_URL + "/mcp" }
});
