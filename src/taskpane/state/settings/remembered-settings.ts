import type { DeviceMemory } from "../../../composition/device-memory";
import { DEFAULT_COLUMN_NAME } from "../../../core/predictions/default-column-name";

/** Under which the settings are remembered on this device. */
export const SETTINGS_KEY = "setting/preferences";

/** Longest header Excel gives a table column. Source: Microsoft, Office.js reference, `Excel.TableColumn.name`. */
const MAX_COLUMN_NAME_LENGTH = 255;

/** What this device remembers of settings, whatever that may be: nothing where it makes no sense. */
export function rememberedSettings(memory: Pick<DeviceMemory, "read">): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(memory.read(SETTINGS_KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {}; // Written by another program or an older version: as good as nothing.
  }
}

/** A remembered header of result columns, or the usual one. With `rememberedSettings` all that the pane's first frame knows of settings. */
export function readColumnName(value: unknown): string {
  return isColumnName(value) ? value : DEFAULT_COLUMN_NAME;
}

export function isColumnName(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= MAX_COLUMN_NAME_LENGTH;
}
