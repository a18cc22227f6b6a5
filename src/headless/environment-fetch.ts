import type { Fetch } from "../endpoint/http/send-once";
import { Dispatchers } from "../network/dispatchers";
import { createEndpointFetch } from "../network/endpoint-fetch";
import { readProxySettings } from "../network/proxy-settings";
import { CommandError } from "./telling/exit-codes";
import type { KnownSecrets } from "./telling/known-secrets";

/**
 * `fetch` by the way out that the environment says: through the company's proxy, or direct.
 * @param secrets note the proxy's password, and whatever is sent as authorization
 * @throws CommandError when the proxy's address cannot be read
 */
export function environmentFetch(env: Readonly<Record<string, string | undefined>>, secrets: KnownSecrets): Fetch {
  const proxy = readProxySettings(env);
  if (proxy !== undefined && "mistake" in proxy) throw new CommandError(proxy.mistake);
  secrets.noteAuthorization(proxy?.authorization);
  return secrets.watch(createEndpointFetch(new Dispatchers({ proxy })));
}
