import type { DeviceMemory } from "../../composition/device-memory";
import type { BulkPort } from "./bulk-port";
import type { CataloguePort } from "./catalogue-port";
import type { FormulasPort } from "./formulas-port";
import type { MemoryPort } from "./memory-port";
import type { RunPort } from "./run-port";
import type { SheetPort } from "./sheet-port";
import type { SignInPort } from "./sign-in-port";

/**
 * All that the pane needs from outside. The composition root (index.tsx) builds it from Office.js and fetch; tests build it from
 * plain data. A part of the pane names the few of these that it needs.
 */
export interface PaneServices extends PanePorts {
  /** The analyst's language and region, for numbers and times: "de-DE". */
  readonly locale: string;
  readonly clock: PaneClock;
  readonly theme: ThemeSource;
  readonly memory: DeviceMemory;
  /** Whether the keyboard is in the pane rather than in the sheet. */
  hasFocus(): boolean;
  /** Whether nobody can see the pane, as behind another tab of the browser. */
  isHidden(): boolean;
  /** Puts text on the clipboard. Call it from a click. @throws Error where the browser does not allow it */
  copyText(text: string): Promise<void>;
  /** Begins the pane anew, with the files that the relay serves now. */
  reload(): void;
}

/** What talks to Excel, to the relay and to endpoints. Each may still be on its way, or be loaded anew after it failed to come. */
export interface PanePorts {
  readonly signIn: Later<SignInPort>;
  readonly catalogue: Later<CataloguePort>;
  readonly sheet: Later<SheetPort>;
  readonly runs: Later<RunPort>;
  readonly columnMemory: Later<MemoryPort>;
  readonly bulk: Later<BulkPort>;
  /** Settles once a formula of ours is calculated; in most workbooks there is none. */
  readonly firstFormula: Later<FormulasPort>;
}

/** Asked for at each use. Rejected with what `import()` threw where its code did not come; the next call tries again. */
export type Later<Port> = () => Promise<Port>;

/** A column of the sheet under the name the model knows it by. */
export interface SentColumn {
  readonly column: string;
  readonly inputName: string;
}

export interface PaneClock {
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  now(): number;
  /** Calls back about every `everyMs` until the returned function is called. */
  every(everyMs: number, tick: () => void): () => void;
  /** Calls back once after `delayMs` unless the returned function is called first. */
  after(delayMs: number, act: () => void): () => void;
}

export type ThemeName = "light" | "dark";

export interface ThemeSource {
  current(): ThemeName;
  /** Calls back when the host or the system changes between light and dark. */
  subscribe(listener: () => void): () => void;
}
