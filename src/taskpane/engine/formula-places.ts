import type { DeviceMemory } from "../../composition/device-memory";
import { throughRelay } from "../../composition/endpoint-access";
import { rememberedConnections } from "../../composition/remembered-connections";
import { rememberedToken } from "../../composition/remembered-token";
import { listUpstreams } from "../../endpoint/relay-client/list-upstreams";
import type { Fetch } from "../../endpoint/http/send-once";
import { staticToken, type TokenProvider } from "../../endpoint/sign-in/token-provider";
import type { FormulaPlace, FormulaPlaces } from "../../functions/host/ports";
import { typedUpstream, type UpstreamInfo, type UpstreamList } from "../../protocol/upstream-info";
import type { Connection } from "../services/connection";

export interface FormulaPlacesParts {
  readonly fetch: Fetch;
  readonly device: Pick<DeviceMemory, "read">;
}

/** The places of this page's relay, and those that this device's analyst has typed where the relay takes them. */
export class RelayPlaces implements FormulaPlaces {
  /** By origin: typed in the pane, and not remembered. */
  private readonly tokens = new Map<string, string>();

  constructor(private readonly parts: FormulaPlacesParts) {}

  /** Asks the relay, and none of the places. @throws RunStoppedError */
  async list(): Promise<readonly FormulaPlace[]> {
    const list = await listUpstreams({ fetch: this.parts.fetch }, NEVER);
    return [...list.upstreams, ...this.typed(list)].map((upstream) => this.placeOf(upstream));
  }

  noteConnection({ upstream: { origin }, token }: Connection): void {
    if (token === undefined) this.tokens.delete(origin);
    else this.tokens.set(origin, token);
  }

  private typed({ mode, upstreams }: UpstreamList): readonly UpstreamInfo[] {
    if (mode !== "local") return [];
    return rememberedConnections(this.parts.device)
      .filter(({ origin }) => !upstreams.some((listed) => listed.origin === origin))
      .map(({ origin }) => typedUpstream(origin));
  }

  private placeOf({ id, label, origin, auth }: UpstreamInfo): FormulaPlace {
    const access = throughRelay(id, undefined, this.parts.fetch);
    const token = auth === "user-token" ? this.tokenAt(origin) : undefined;
    return { id, name: label, origin, access: { ...access, token } };
  }

  /** As it is known when it is asked for: somebody may sign in meanwhile. */
  private tokenAt(origin: string): TokenProvider {
    return {
      token: async (signal) => {
        const text = this.tokens.get(origin) ?? rememberedToken(this.parts.device, { origin });
        return text === undefined ? undefined : staticToken(text).token(signal);
      },
    };
  }
}

const NEVER = new AbortController().signal;
