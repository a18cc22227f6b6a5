import { mergeClasses } from "@fluentui/react-components";
import type { RunSummary } from "../../../scoring/run-status";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import {
  droppedOutputsWords,
  leftAsTheyWereWords,
  notScoredWords,
  notRememberedWords,
  standingWords,
} from "../words/memory/remembered-words";
import { renewedWords } from "../words/run-words";

export interface RememberedNotesProps {
  readonly summary: Pick<RunSummary, "renewed" | "skipped" | "standing" | "droppedOutputs" | "remembered">;
  readonly isRefresh: boolean;
}

/** How many predictions a run has changed, what it has left alone, and why the workbook does not remember a run; mostly nothing. */
export function RememberedNotes({ summary, isRefresh }: RememberedNotesProps) {
  const { renewed, skipped = 0, standing = 0, droppedOutputs = [], remembered } = summary;
  const texts = useTextStyles();
  const formats = useFormats();
  const notes = [
    ...(renewed === undefined ? [] : [renewedWords(renewed, formats)]),
    ...(skipped === 0 ? [] : [isRefresh ? leftAsTheyWereWords(skipped, formats) : notScoredWords(skipped, formats)]),
    ...(standing === 0 ? [] : [standingWords(standing, formats)]),
    ...(droppedOutputs.length === 0 ? [] : [droppedOutputsWords(droppedOutputs, formats)]),
    ...(remembered?.kind === "not-remembered" ? [notRememberedWords(remembered.why)] : []),
  ];
  return notes.map((note) => (
    <div key={note} className={mergeClasses(texts.hint, texts.wrapping)}>
      {note}
    </div>
  ));
}
