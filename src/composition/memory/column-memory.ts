import type { Schema } from "../../core/inputs/schema";
import type { RunScope } from "../../core/memory/remembered-run";
import type { Recipe } from "../../core/recipe/recipe";
import type { ColumnCheck, MemoryLook } from "../../scoring/memory/memory-look";
import type { RunMemory } from "../../scoring/run-memory";
import type { MemoryStore, Workbook } from "../../scoring/ports";
import type { Refresh } from "../../scoring/scoring-plan";
import type { DeviceMemory } from "../device-memory";

/** What the memory of a workbook's columns is made of. */
export interface ColumnMemoryParts {
  readonly store: MemoryStore;
  readonly workbook: Workbook;
  /** Undefined where nothing is kept between sessions: a run that was cut cannot go on there. */
  readonly device: DeviceMemory | undefined;
  readonly nowUtc: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** 16 hexadecimal digits, by chance. */
  readonly randomId: () => string;
  readonly productVersion: string;
  /** Who is signed in at the relay, where it knows that. */
  readonly startedBy?: () => string | undefined;
}

/** What `planOfRecipe` and a plan's `refresh` need to make a remembered column again. */
export interface ColumnRefresh {
  readonly recipe: Recipe;
  /** As it was remembered; undefined for a model that does not say what it takes. */
  readonly schema: Schema | undefined;
  readonly refresh: Refresh;
}

/** A run that is to be remembered. */
export interface RunToRemember {
  readonly recipe: Recipe;
  readonly schema: Schema | undefined;
  readonly scope: RunScope;
  /** Absent for a new column. */
  readonly columnId?: string;
  readonly isRowByRow?: boolean;
}

/** How much may be sent before it is asked; absent: as much as there is. */
export interface Ceilings {
  readonly rowsARun?: number;
  readonly requestsARun?: number;
  readonly rowsADay?: number;
  readonly requestsADay?: number;
}

/** Rows and requests of today, a day of UTC, as far as this device sent them. */
export interface SpentToday {
  readonly rows: number;
  readonly requests: number;
}

/** What is to be known of columns sent to an endpoint before a workbook's recipe may send them. */
export interface SendingPlace {
  readonly origin: string;
  readonly route: string;
  /** Headers. */
  readonly columns: readonly string[];
}

/** The columns that a workbook remembers, and what this device knows of them. Nothing here sends anything to an endpoint. */
export interface ColumnMemory {
  /** What the workbook says it remembers; it is not changed by looking. @throws WorkbookError */
  look(signal: AbortSignal): Promise<MemoryLook>;
  /**
   * Reads a column and what it was made of, and says which rows are still true.
   * @throws RememberedColumnError `gone`; WorkbookError
   */
  check(columnId: string, signal: AbortSignal, onRowsRead?: (rowsRead: number) => void): Promise<ColumnCheck>;
  /**
   * What a run needs to score a column again in place. `changed`: rows whose inputs or prediction changed, and new ones; `failed`: rows
   * without a prediction that could be sent; `rest`: all that are not current; `all`: all.
   * @throws RememberedColumnError; WorkbookError
   */
  refreshOf(columnId: string, scope: RunScope, signal: AbortSignal): Promise<ColumnRefresh>;
  /** For one scoring run. */
  runMemory(run: RunToRemember): RunMemory;
  /** @throws WorkbookError, as everything that changes the workbook does */
  changeRecipe(columnId: string, recipe: Recipe): Promise<void>;
  noteRowByRow(columnId: string, isRowByRow: boolean): Promise<void>;
  /** Forgets the column, its runs and its names; its cells stay. */
  forgetColumn(columnId: string): Promise<void>;
  /** The same for all columns, and for parts of ours that cannot be read. */
  forgetWorkbook(): Promise<void>;
  /** Whether this device's analyst has let a recipe of any workbook send these columns there. */
  isAllowed(place: SendingPlace): boolean;
  allow(place: SendingPlace): void;
  /** Everything that this device keeps for us: settings, tokens, consents, notes of runs. */
  forgetDevice(): void;
  spent(): SpentToday;
  /** Whether a run of so many rows and requests would pass a ceiling. */
  asksFirst(rows: number, requests: number, ceilings: Ceilings): boolean;
}
