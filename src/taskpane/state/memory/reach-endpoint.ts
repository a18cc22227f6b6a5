import type { Recipe } from "../../../core/recipe/recipe";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../../endpoint/parse-endpoint-address";
import type { Connection } from "../../services/connection";
import type { ConnectionSession } from "../connection/connection-session";
import type { ConnectionState } from "../connection/connection-state";
import { hostOf } from "../connection/host-of";
import { upstreamAt } from "../connection/upstream-choice";
import type { RefreshProblem } from "./memory-state";

/** The way to the endpoint that a recipe names, or what is missing on it. */
export type Reached =
  | { readonly kind: "reached"; readonly connection: Connection; readonly address: EndpointAddress }
  | { readonly kind: "not-reached"; readonly problem: RefreshProblem };

type Connecting = Pick<ConnectionSession, "getState" | "subscribe" | "chooseUpstream" | "useAddress">;

/**
 * Connects to where a recipe's endpoint stands, as the analyst would in the section Connection. The origin decides; the relay's name
 * for it is a hint alone, for another relay may call another host so.
 * @throws RunStoppedError `invalid-address`
 */
export async function reachEndpoint(recipe: Recipe, connection: Connecting): Promise<Reached> {
  const { origin, route, upstreamId } = recipe;
  if (origin === undefined || route === undefined) return notReached({ kind: "refused", why: "no-endpoint" });
  const address = parseEndpointAddress(origin + route);
  const host = hostOf(origin);
  await settled(connection);
  const state = connection.getState();
  if (!("list" in state)) return notReached({ kind: "no-upstream", host });
  if (!("upstream" in state) || state.upstream.origin !== origin) {
    const hinted = state.list.upstreams.find((one) => one.id === upstreamId && one.origin === origin);
    if (hinted === undefined && upstreamAt(origin, state.list) === undefined) {
      return notReached({ kind: "no-upstream", host });
    }
    if (hinted === undefined) await connection.useAddress(origin + route);
    else await connection.chooseUpstream(hinted.id);
    await settled(connection);
  }
  return connected(connection.getState(), address, host);
}

function connected(state: ConnectionState, address: EndpointAddress, host: string): Reached {
  if (state.phase === "connected") return { kind: "reached", connection: state.connection, address };
  if (state.phase === "failed") return notReached({ kind: "failed", error: state.error });
  return notReached({ kind: "sign-in", host });
}

/** Waits for what is under way, not for the analyst. */
function settled(connection: Connecting): Promise<void> {
  const isUnderWay = (): boolean => {
    const { phase } = connection.getState();
    return phase === "starting" || phase === "connecting";
  };
  return new Promise((resolve) => {
    if (!isUnderWay()) return resolve();
    const end = connection.subscribe(() => {
      if (isUnderWay()) return;
      end();
      resolve();
    });
  });
}

function notReached(problem: RefreshProblem): Reached {
  return { kind: "not-reached", problem };
}
