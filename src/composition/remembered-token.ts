import type { UpstreamInfo } from "../protocol/upstream-info";
import type { DeviceMemory } from "./device-memory";

/** A token is remembered for the place it was typed for: a relay may call another place by the same id tomorrow. */
type Place = Pick<UpstreamInfo, "origin">;

/** The token that the analyst let this device remember for an upstream. */
export function rememberedToken(memory: Pick<DeviceMemory, "read">, upstream: Place): string | undefined {
  return memory.read(keyOf(upstream));
}

/** Remembers a token until it is forgotten. Call it only when the analyst asks for it. */
export function rememberToken(memory: Pick<DeviceMemory, "write">, upstream: Place, token: string): void {
  memory.write(keyOf(upstream), token);
}

export function forgetToken(memory: Pick<DeviceMemory, "forget">, upstream: Place): void {
  memory.forget(keyOf(upstream));
}

function keyOf({ origin }: Place): string {
  return `token/${origin}`;
}
