import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import { EndpointClient } from "../endpoint/endpoint-client";
import { urlOf, type EndpointAccess } from "./endpoint-access";

/** What answers batches at an address of this upstream. Apart from the access to it, for it is loaded with what sends rows. */
export function endpointAt(access: EndpointAccess, { kind, route }: EndpointAddress): EndpointClient {
  const { baseUrl: _base, ...sending } = access;
  return new EndpointClient({ ...sending, kind, url: urlOf(access, route) });
}
