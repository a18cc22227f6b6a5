import type { BrowserContextOptions } from "playwright-core";

/** One way in which all states are looked at. */
export interface Look {
  readonly name: string;
  readonly context: BrowserContextOptions;
  /** What the host says that it is displayed in; absent for the browser's own. */
  readonly language?: string;
}

export const LOOKS: readonly Look[] = [
  { name: "light", context: { colorScheme: "light" } },
  { name: "dark", context: { colorScheme: "dark" } },
  { name: "forced colours", context: { forcedColors: "active" } },
];
