import { canonicalJson } from "../../core/json/canonical-json";
import type { DeviceMemory } from "../device-memory";

/** What is to be known of columns sent to an endpoint before a workbook's recipe may send them. */
export interface SendingPlace {
  readonly origin: string;
  readonly route: string;
  /** Headers. */
  readonly columns: readonly string[];
}

const KEY = "consents";
/** The last ones that are kept. */
const MOST = 200;

/** Whether this device's analyst has let a recipe of any workbook send these columns, or more, there. */
export function isConsented(device: Pick<DeviceMemory, "read">, { origin, route, columns }: SendingPlace): boolean {
  return consentsOf(device).some(
    (one) => one.origin === origin && one.route === route && columns.every((column) => one.columns.includes(column)),
  );
}

export function consent(device: Pick<DeviceMemory, "read" | "write">, { origin, route, columns }: SendingPlace): void {
  const place: SendingPlace = { origin, route, columns: [...new Set(columns)].sort() };
  const others = consentsOf(device).filter((one) => canonicalJson(one) !== canonicalJson(place));
  device.write(KEY, JSON.stringify([...others, place].slice(-MOST)));
}

function consentsOf(device: Pick<DeviceMemory, "read">): SendingPlace[] {
  try {
    const kept: unknown = JSON.parse(device.read(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPlace) : [];
  } catch {
    return [];
  }
}

function isPlace(one: unknown): one is SendingPlace {
  if (typeof one !== "object" || one === null) return false;
  const { origin, route, columns } = one as Partial<Record<keyof SendingPlace, unknown>>;
  const areTexts = Array.isArray(columns) && columns.every((column) => typeof column === "string");
  return typeof origin === "string" && typeof route === "string" && areTexts;
}
