import type { DeviceMemory } from "./device-memory";

/** The token that the analyst let this device remember for an upstream. */
export function rememberedToken(memory: Pick<DeviceMemory, "read">, upstreamId: string): string | undefined {
  return memory.read(keyOf(upstreamId));
}

/** Remembers a token until it is forgotten. Call it only when the analyst asks for it. */
export function rememberToken(memory: Pick<DeviceMemory, "write">, upstreamId: string, token: string): void {
  memory.write(keyOf(upstreamId), token);
}

export function forgetToken(memory: Pick<DeviceMemory, "forget">, upstreamId: string): void {
  memory.forget(keyOf(upstreamId));
}

function keyOf(upstreamId: string): string {
  return `token/${upstreamId}`;
}
