import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { addressKind, type AddressKind, type Network } from "./address-kind";

/** Resolves a host name to all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** A host name that leads where its upstream may not be. The message names no address. */
export class AddressRefusedError extends Error {
  readonly code = "ERR_ADDRESS_REFUSED";
  override readonly name = "AddressRefusedError";
}

const ALLOWED: Readonly<Record<Network, readonly AddressKind[]>> = {
  public: ["public"],
  private: ["public", "private", "loopback"],
  loopback: ["loopback"],
  any: ["public", "private", "loopback", "never"],
};

/**
 * The `lookup` of a socket: the addresses that were checked are the ones that are connected to, so that a name cannot
 * lead elsewhere between the check and the connection (DNS rebinding). One address too many refuses them all.
 */
export function checkedLookup(resolve: Resolve, network: Network): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (first === undefined || found.some(({ address }) => !isAllowed(address, network))) {
          callback(new AddressRefusedError("The host name leads to an address that is not allowed."), []);
        } else if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

/**
 * A host that is an address is never looked up, so it is checked here.
 * @throws AddressRefusedError
 */
export function checkLiteralHost(hostname: string, network: Network): void {
  const address = hostname.replace(/^\[|\]$/g, "");
  if (isIP(address) !== 0 && !isAllowed(address, network)) {
    throw new AddressRefusedError("The address is not allowed.");
  }
}

function isAllowed(address: string, network: Network): boolean {
  return ALLOWED[network].includes(addressKind(address));
}
