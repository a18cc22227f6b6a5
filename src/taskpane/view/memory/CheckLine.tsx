import { mergeClasses } from "@fluentui/react-components";
import type { MemorySession } from "../../state/memory/memory-session";
import { latestCheck, type MemoryState } from "../../state/memory/memory-state";
import { reachOfRun } from "../../state/memory/reach-of-run";
import { whyWhole } from "../../state/memory/offer";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { ERROR_WORDS } from "../words/error-words";
import { CARD_WORDS, countsWords, lookingWords, oldWords } from "../words/memory/card-words";
import type { Formats } from "../words/formats";

export interface CheckLineProps {
  readonly memory: Pick<MemorySession, "check">;
  readonly state: MemoryState;
}

/** How many rows are still true; where that was not found out, the way to find it out. */
export function CheckLine({ memory, state }: CheckLineProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const { check } = state;
  const words = wordsOf(state, formats);
  const mayAsk = check.kind !== "checking" && (check.kind !== "known" || check.isOld);
  return (
    <div className={texts.wrapping}>
      <span role="status" className={mergeClasses(check.kind === "failed" && texts.hint)}>
        {words}
      </span>{" "}
      {mayAsk && (
        <button type="button" className={mergeClasses(texts.link, texts.hint)} onClick={() => void memory.check()}>
          {check.kind === "none" ? CARD_WORDS.checkNow : CARD_WORDS.checkAgain}
        </button>
      )}
    </div>
  );
}

function wordsOf(state: MemoryState, formats: Formats): string {
  const { check, column } = state;
  const latest = latestCheck(state);
  if (check.kind === "failed") return `${ERROR_WORDS[check.error.code].title}.`;
  if (latest === undefined) return check.kind === "checking" ? lookingWords(check.rowsRead, formats) : "";
  // Where nobody can tell, a note says so: counts would claim to know.
  if (whyWhole(latest) !== undefined) return "";
  const counts = countsWords(latest, column === undefined ? "whole" : reachOfRun(column), formats);
  return check.kind === "known" && check.isOld ? oldWords(counts, check.isEdited === true) : counts;
}
