import type { BrowserContextOptions } from "playwright-core";
import type { Translate } from "../end-to-end/states/pane-visit";
import { toGerman } from "./to-german";

/** One way in which all states are looked at. */
export interface Look {
  readonly name: string;
  readonly context: BrowserContextOptions;
  /** What follows the workbench's address: the language in which the host says that it is displayed. */
  readonly query?: string;
  /** From the names of the pane's controls in English to those of this look. */
  readonly translate?: Translate;
}

export const LOOKS: readonly Look[] = [
  { name: "light", context: { colorScheme: "light" } },
  { name: "dark", context: { colorScheme: "dark" } },
  { name: "forced colours", context: { forcedColors: "active" } },
  { name: "German", context: { locale: "de-DE" }, query: "?language=de", translate: toGerman },
  { name: "mirrored", context: {}, query: "?language=en-XB" },
];
