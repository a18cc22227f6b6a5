import { createRun } from "../../composition/create-run";
import type { EndpointAccess } from "../../composition/endpoint-access";
import { CancelledError, type ScoringError } from "../../core/errors";
import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { planOfRecipe, type RunFacts } from "../../scoring/plan-of-recipe";
import type { Workbook } from "../../scoring/ports";
import type { RunMemory } from "../../scoring/run-memory";
import type { RunStatus, RunSummary } from "../../scoring/run-status";
import { MOST_CONCURRENT_REQUESTS, type Refresh, type ScoringPlan } from "../../scoring/scoring-plan";
import type { CommonRequest, OnRefused } from "../command/command";
import type { CommandParts } from "./command-parts";
import { tokensFor } from "../sign-in/tokens-for";

/** What a command says of a run, apart from its recipe. */
export interface RunOptions extends Pick<CommonRequest, "concurrency" | "maxPayloadBytes"> {
  /** Undefined where the recipe decides. */
  readonly onRefused: OnRefused | undefined;
  /** Absent where results stand beside columns that have their names. */
  readonly replaces?: readonly string[];
}

/** What makes a column. */
export interface RecipeToRun {
  readonly recipe: Recipe;
  readonly schema: Schema | undefined;
  readonly shape: RunFacts["shape"];
  /** Absent for a new column. */
  readonly refresh?: Refresh;
}

/** Where it is made. */
export interface RunPlace {
  readonly workbook: Workbook;
  readonly address: EndpointAddress;
  readonly access: EndpointAccess;
  readonly memory: RunMemory;
}

/** How a run ended. */
export interface RunOutcome {
  /** Undefined where nothing was read. */
  readonly summary: RunSummary | undefined;
  /** What ended it before it came to every row; absent when it came to its end. */
  readonly stoppedBy?: ScoringError;
}

/** Straight there, without a relay. */
export function accessTo(address: EndpointAddress, parts: CommandParts): EndpointAccess {
  const { fetch, sleep } = parts;
  return { baseUrl: address.origin, fetch, token: tokensFor(address, parts), ...(sleep && { sleep }) };
}

/** One scoring run, to its end or until the command is told to stop. @throws InputError when what the recipe asks makes no sense */
export async function runRecipe(
  options: RunOptions,
  toRun: RecipeToRun,
  { workbook, address, access, memory }: RunPlace,
  { now, signal, showProgress }: Pick<CommandParts, "now" | "signal" | "showProgress">,
): Promise<RunOutcome> {
  const plan = planOfRun(options, toRun);
  const run = createRun({ workbook, now, memory }, access, address);
  const cancel = (): void => run.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel(); // While the workbook was opened.
  run.subscribe(() => {
    const told = run.getStatus();
    showProgress?.("progress" in told ? told.progress : undefined);
  });
  await run.start(plan);
  showProgress?.(undefined);
  signal.removeEventListener("abort", cancel);
  const status = run.getStatus();
  const stoppedBy = whatStopped(status, signal);
  return { summary: "summary" in status ? status.summary : undefined, ...(stoppedBy && { stoppedBy }) };
}

/** @throws InputError when what the recipe asks makes no sense */
export function planOfRun(
  { concurrency, maxPayloadBytes, onRefused, replaces }: RunOptions,
  { recipe, schema, shape, refresh }: RecipeToRun,
): ScoringPlan {
  const plan = planOfRecipe(recipe, {
    shape,
    schema,
    concurrentRequests: concurrency === "auto" ? MOST_CONCURRENT_REQUESTS : concurrency,
    onProblems: "score-clean",
  });
  return {
    ...plan,
    ...(concurrency === "auto" ? {} : { holdsConcurrency: true }),
    ...(onRefused && { onRefused }),
    ...(replaces && { collision: "replace" }),
    ...(refresh && { refresh }),
    maxPayloadBytes,
  };
}

function whatStopped(status: RunStatus, signal: AbortSignal): ScoringError | undefined {
  if (status.state === "failed") return status.error;
  if (status.state !== "cancelled" || status.summary.untouched === 0) return undefined;
  return new CancelledError(
    typeof signal.reason === "string" ? `The run was cancelled (${signal.reason}).` : undefined,
  );
}
