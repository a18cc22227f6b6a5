import { forgetKeptAt } from "../../../composition/kept-key";
import type { DeviceMemory } from "../../../composition/device-memory";
import {
  forgetConnection,
  forgetLastConnection,
  lastConnection,
  rememberConnection,
  rememberedConnections,
} from "../../../composition/remembered-connections";
import { forgetToken } from "../../../composition/remembered-token";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { typedUpstreamId, type UpstreamInfo, type UpstreamList } from "../../../protocol/upstream-info";
import { upstreamAt, withUpstream } from "./upstream-choice";

/** The places that the analyst typed and was connected to: they come back with the next pane, those that failed do not. */
export class RecentConnections {
  constructor(private readonly memory: Pick<DeviceMemory, "read" | "write" | "forget">) {}

  /** The upstreams of a relay with those that were typed before, and without the typed ones that never answered. */
  joinedWith(list: UpstreamList, current?: UpstreamInfo): UpstreamList {
    const known = rememberedConnections(this.memory).map(({ origin }) => origin);
    const configured = list.upstreams.filter(
      (one) => !isTyped(one) || one.id === current?.id || known.includes(one.origin),
    );
    return known.reduce<UpstreamList>(
      (joined, origin) => {
        const upstream = upstreamAt(origin, list);
        return upstream === undefined ? joined : withUpstream(joined, upstream);
      },
      { ...list, upstreams: configured },
    );
  }

  /** The address to begin with: of the place that was used last. */
  last(): string | undefined {
    return lastConnection(this.memory)?.address;
  }

  /** Takes note of where the pane is connected to. */
  note(upstream: UpstreamInfo, address: EndpointAddress | undefined): void {
    const { origin } = upstream;
    if (!isTyped(upstream)) return forgetLastConnection(this.memory);
    const before = rememberedConnections(this.memory).find((one) => one.origin === origin)?.address;
    const own = address?.origin === origin ? endpointUrl(address) : undefined;
    rememberConnection(this.memory, { origin, address: own ?? before ?? origin });
  }

  /** Forgets a place, the token for it that is kept on this device, and what was chosen there. */
  forget(upstream: UpstreamInfo): void {
    forgetToken(this.memory, upstream);
    forgetKeptAt(this.memory, upstream.origin);
    forgetConnection(this.memory, upstream.origin);
  }

  /** Those of a list that can be forgotten. */
  of({ upstreams }: UpstreamList): readonly UpstreamInfo[] {
    const known = rememberedConnections(this.memory).map(({ origin }) => origin);
    return upstreams.filter((one) => isTyped(one) && known.includes(one.origin));
  }

  /** What was pasted for a place, if it is remembered. */
  addressOf(upstream: UpstreamInfo): string | undefined {
    if (!isTyped(upstream)) return undefined;
    return rememberedConnections(this.memory).find((one) => one.origin === upstream.origin)?.address;
  }
}

function isTyped({ id, origin }: UpstreamInfo): boolean {
  return id === typedUpstreamId(origin);
}
