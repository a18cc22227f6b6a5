import type { ColumnCheck, ColumnLook } from "../../../scoring/memory/memory-look";

/** The endpoint answers with another model than the one that made most of a column. */
export interface ModelNews {
  readonly now: string;
  readonly before: readonly string[];
  /** How many rows the other one made; undefined while it is not counted. */
  readonly rowCount: number | undefined;
}

/**
 * Known only after a run, or a preview, was answered: nothing is asked for it.
 * @param previewed the model that answered a preview of the very endpoint
 */
export function modelNews(
  { runs }: ColumnLook,
  check: ColumnCheck | undefined,
  previewed: string | undefined,
): ModelNews | undefined {
  const told = runs.filter(({ servedModels }) => servedModels.length > 0);
  const newest = told[0];
  const now = previewed ?? newest?.servedModels.at(-1);
  const current = check?.counts.current;
  if (now === undefined || newest === undefined) return undefined;
  if (!newest.servedModels.includes(now)) return { now, before: newest.servedModels, rowCount: current };
  // The rows of the last whole run that were not scored again since.
  const whole = told.findIndex(({ scope }) => scope === "all");
  const base = told[whole];
  if (base === undefined || base === newest || base.servedModels.includes(now)) return undefined;
  const since = told.slice(0, whole).reduce((sum, { counts }) => sum + counts.scored, 0);
  const left = current === undefined ? undefined : Math.max(0, current - since);
  return left === 0 ? undefined : { now, before: base.servedModels, rowCount: left };
}
