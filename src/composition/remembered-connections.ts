import type { DeviceMemory } from "./device-memory";

/** Where this device's analyst was connected to by typing it. */
export interface RememberedConnection {
  readonly origin: string;
  /** The whole address as it leads there, which is read anew like one that is pasted. It holds no query, and no password. */
  readonly address: string;
}

const KEY = "connections";
const LAST_KEY = "last-connection";
const MOST = 8;

/** The latest first. */
export function rememberedConnections(device: Pick<DeviceMemory, "read">): readonly RememberedConnection[] {
  try {
    const kept: unknown = JSON.parse(device.read(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isConnection) : [];
  } catch {
    return []; // Written by another program: as good as nothing.
  }
}

/** The one that was used last, unless another place was chosen since. */
export function lastConnection(device: Pick<DeviceMemory, "read">): RememberedConnection | undefined {
  const origin = device.read(LAST_KEY);
  return rememberedConnections(device).find((one) => one.origin === origin);
}

/** Takes note of a connection that has come about: one for each origin. */
export function rememberConnection(device: Pick<DeviceMemory, "read" | "write">, used: RememberedConnection): void {
  const others = rememberedConnections(device).filter(({ origin }) => origin !== used.origin);
  device.write(KEY, JSON.stringify([used, ...others].slice(0, MOST)));
  device.write(LAST_KEY, used.origin);
}

/** Another place was chosen, which need not be remembered. */
export function forgetLastConnection(device: Pick<DeviceMemory, "forget">): void {
  device.forget(LAST_KEY);
}

export function forgetConnection(device: Pick<DeviceMemory, "read" | "write" | "forget">, forgotten: string): void {
  const others = rememberedConnections(device).filter(({ origin }) => origin !== forgotten);
  if (others.length === 0) device.forget(KEY);
  else device.write(KEY, JSON.stringify(others));
  if (device.read(LAST_KEY) === forgotten) device.forget(LAST_KEY);
}

function isConnection(one: unknown): one is RememberedConnection {
  if (typeof one !== "object" || one === null) return false;
  const { origin, address } = one as Partial<Record<keyof RememberedConnection, unknown>>;
  return typeof origin === "string" && typeof address === "string" && originOf(address) === origin;
}

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined; // Not by URL.canParse, which Safari has since 17 only.
  }
}
