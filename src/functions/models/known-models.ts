import type { DeviceMemory } from "../../composition/device-memory";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import { ScoringError } from "../../core/errors";

/** A model that a formula has named, and where somebody of this device said it is. */
interface KnownModel {
  /** As formulas write it. */
  readonly model: string;
  readonly address: string;
}

const KEY = "formula-models";
/** The last ones that are kept. */
const MOST = 100;

/** Where the endpoint is that formulas call so; undefined as long as nobody of this device said so. Asks nobody. */
export function knownModel(device: Pick<DeviceMemory, "read">, model: string): EndpointAddress | undefined {
  const known = modelsOf(device).find((one) => one.model === model);
  return known && addressOf(known.address);
}

export function rememberModel(
  device: Pick<DeviceMemory, "read" | "write">,
  model: string,
  { origin, route }: EndpointAddress,
): void {
  const others = modelsOf(device).filter((one) => one.model !== model);
  device.write(KEY, JSON.stringify([...others, { model, address: origin + route }].slice(-MOST)));
}

/** Read anew like an address that was typed, as the device's memory may have been written by anybody. */
function addressOf(address: string): EndpointAddress | undefined {
  try {
    return parseEndpointAddress(address);
  } catch (error) {
    if (error instanceof ScoringError) return undefined;
    throw error;
  }
}

function modelsOf(device: Pick<DeviceMemory, "read">): KnownModel[] {
  try {
    const kept: unknown = JSON.parse(device.read(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKnownModel) : [];
  } catch {
    return []; // Written by another program: as good as nothing.
  }
}

function isKnownModel(one: unknown): one is KnownModel {
  if (typeof one !== "object" || one === null) return false;
  const { model, address } = one as Partial<Record<keyof KnownModel, unknown>>;
  return typeof model === "string" && typeof address === "string";
}
