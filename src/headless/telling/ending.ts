import type { ExitCode } from "./exit-codes";

/** What is said when the command ends. */
export interface RunEnding {
  readonly exitCode: ExitCode;
  /** For people, one after the other. */
  readonly sentences: readonly string[];
  /** For programs, one a column: there when a file was written, and for every column of several. */
  readonly lines: readonly object[];
}
