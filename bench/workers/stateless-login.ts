import { handler } from "./open";
import { withLogin } from "./provider";

/** Cloudflare's current stack: a stateless server behind the provider's bearer check. */
export default withLogin({ fetch: (request: Request, environment: unknown, context: any) => handler(request, environment, context) });
