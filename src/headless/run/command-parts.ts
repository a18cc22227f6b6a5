import type { Sleep } from "../../endpoint/http/abortable-sleep";
import type { Fetch } from "../../endpoint/http/send-once";
import type { RunProgress } from "../../scoring/run-status";
import type { Credential } from "../sign-in/credentials";
import type { Tell } from "../telling/told-lines";

/** By what a workbook remembers a run. */
export interface RunMarks {
  /** The clock on the wall. */
  readonly nowUtc: () => Date;
  /** 16 hexadecimal digits, by chance. */
  readonly randomId: () => string;
  readonly productVersion: string;
}

/** Where a command keeps what it has so far, beside its --out: of no use to any other command. */
export interface PartialFiles {
  /** Milliseconds between two copies, at least. */
  readonly everyMs: number;
  /** How people find it. @param key of the command */
  nameOf(key: string): string;
  /** @returns undefined where there is none, or none that can be trusted */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Whole or not at all. @throws the system's own error */
  write(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What a command needs from outside, so that tests can watch it. */
export interface CommandParts {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Absent where nothing is kept of a run that is killed. */
  readonly partials?: PartialFiles;
  /** Whether what is written goes to a pipe or a device, where a name says nothing. */
  readonly takesAnyEnding?: boolean;
  readonly fetch: Fetch;
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
  readonly marks: RunMarks;
  /** The secrets that there are; each goes to its own hosts only. */
  readonly credentials: readonly Credential[];
  readonly signal: AbortSignal;
  /** Told at once, while the run goes on, whatever was understood or left out. */
  readonly tell: Tell;
  /** Shown how far a run is while it goes on, and undefined when it has ended; absent where nobody looks. */
  readonly showProgress?: (progress: RunProgress | undefined) => void;
  /** The same of work that goes on elsewhere, in a line of words. */
  readonly showLine?: (text: string | undefined) => void;
  /** A file to send, which need not fit into memory. @throws the system's own error */
  readonly openFile?: (path: string) => Promise<Blob>;
  /** Waits between retries; a timer unless told. */
  readonly sleep?: Sleep;
}
