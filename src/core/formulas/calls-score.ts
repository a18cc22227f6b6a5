/** What in a formula holds no name of a function: texts, quoted sheet names, and what stands in brackets, nested once as in `T[[#This Row],[a]]`. */
const ASIDE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\]/gs;

/**
 * A function of the namespace as people see it, or as files hold it; there it may also be handed to a function such as MAP, without a call.
 * Marks of files such as `_xlfn.` may stand before it; what else does makes it another add-in's. Source: OfficeDev/office-js #2568, #5611.
 */
const SCORE_FUNCTION =
  /(?<![\p{L}\p{N}_.\\])(?:_xl[a-z]+\.)*(?:SCORE\.[A-Z0-9.]+\s*\(|_xldudf_SCORE_[A-Z0-9]+(?![\p{L}\p{N}_.]))/iu;

/** Anything of the namespace, by the name that it has there. */
const NAMES_OF_SCORE = /(?<![\p{L}\p{N}_.\\])(?:_xl[a-z]+\.)*(?:SCORE\.|_xldudf_SCORE_)([\p{L}\p{N}_.]*)/giu;

/** Whether a formula calls a function of ours anywhere: `=SCORE.PREDICT(…)`, alone or within others. */
export function callsScore(formula: string): boolean {
  return /SCORE[._]/i.test(formula) && SCORE_FUNCTION.test(formula.replace(ASIDE, " "));
}

/** Whether a formula calls SCORE.PREDICT, alone or within others, and nothing else of ours. */
export function onlyPredicts(formula: string): boolean {
  if (!callsScore(formula)) return false;
  const names = [...formula.replace(ASIDE, " ").matchAll(NAMES_OF_SCORE)];
  return names.every(([, name]) => name?.toUpperCase() === "PREDICT");
}
