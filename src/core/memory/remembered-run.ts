/**
 * Which rows a run was to score: all; those whose inputs changed; those without a prediction; what a cut run had left; those that a person
 * chose: of the others it says nothing.
 */
export const RUN_SCOPES = ["all", "changed", "failed", "rest", "chosen"] as const;
export type RunScope = (typeof RUN_SCOPES)[number];

/** What became of the rows of a run. `scored + failed + leftOut + changedMeanwhile + notReached` are the rows it was to score. */
export interface RunCounts {
  readonly scored: number;
  /** Without a prediction for a reason that `failures` names. */
  readonly failed: number;
  /** Held nothing to send. */
  readonly leftOut: number;
  /** Edited, moved or deleted while they were scored. */
  readonly changedMeanwhile: number;
  readonly notReached: number;
}

/** One scoring run, as a workbook remembers it. Plain data; it names no row and holds no cell value, no token and no header of a request. */
export interface RememberedRun {
  /** 16 hexadecimal digits, by chance. */
  readonly id: string;
  /** `RememberedColumn.id` of what it made. */
  readonly columnId: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Absent while it goes on, and for ever of a run that was cut. */
  readonly endedAt?: string;
  readonly scope: RunScope;
  /** `recipeHash` of the recipe that it followed. */
  readonly recipeHash: string;
  readonly origin: string;
  readonly route: string;
  /** `served-model-name` of its answers: several where traffic is split, none where the endpoint says none. */
  readonly servedModels: readonly string[];
  readonly counts: RunCounts;
  /** By code of the reason: how many rows. */
  readonly failures: readonly { readonly code: string; readonly rowCount: number }[];
  readonly requests: number;
  readonly elapsedMs: number;
  /** As the endpoint or the relay calls its requests: the first, the last, and at most 20 of those that failed. */
  readonly requestIds?: { readonly first?: string; readonly last?: string; readonly failed: readonly string[] };
  readonly productVersion: string;
  /** Who was signed in at the relay, where it knows that. */
  readonly startedBy?: string;
}
