import type { DeviceMemory } from "./device-memory";

const PREFIX = "choices/";

/** Under which this device remembers what was chosen for the tables and endpoints of one origin. */
export function keptKey(origin: string): string {
  return PREFIX + origin;
}

/** The origins for which something is remembered. */
export function originsOfKept(device: Pick<DeviceMemory, "keys">): readonly string[] {
  return device.keys().flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
}

/** Forgets whatever was chosen for the endpoints of a place. */
export function forgetKeptAt(device: Pick<DeviceMemory, "forget">, origin: string): void {
  device.forget(keptKey(origin));
}
