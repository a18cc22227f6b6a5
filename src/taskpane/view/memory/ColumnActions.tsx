import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import type { ChosenInSheet } from "../../../excel/reading/chosen-rows";
import type { SourceShape } from "../../../scoring/ports";
import type { MemorySession } from "../../state/memory/memory-session";
import { latestCheck, type MemoryState } from "../../state/memory/memory-state";
import { resultPlace } from "../../state/proposal/result-place";
import { columnsLeftBy } from "../../state/run/columns-left";
import { isUndone } from "../../state/run/is-undone";
import { rowsToScore, whyWhole } from "../../state/memory/offer";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { CARD_WORDS, missingRowsWords, unreadableWords } from "../words/memory/card-words";
import { useHasMarks } from "./use-has-marks";

const ColumnChart = loadPart(async () => (await import("./ColumnChart")).ColumnChart);

export interface ColumnActionsProps {
  readonly memory: MemorySession;
  readonly state: MemoryState;
}

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, paddingTop: tokens.spacingVerticalXXS },
});

/** What else can be done with the column, beside what the footer and the result of its run offer. */
export function ColumnActions({ memory, state }: ColumnActionsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { offer, column } = state;
  const place = column?.place;
  const shape = usePane(({ proposal }) => proposal.shape);
  const [isOpen, setOpen] = useState(false);
  const [hasMarks, setHasMarks] = useHasMarks(place?.resultColumns, shape?.rowCount ?? 0, isOpen);
  const unmark = () => {
    setHasMarks(false);
    void memory.unmark();
  };
  const missing = missingRows(state);
  const unreadable = state.look?.unreadable.length ?? 0;
  const isRemoving = state.isRemoving === true;
  // The result of the run that has just made it has a button for that, of which one is enough.
  const isRemovedByResult = usePane(({ state: pane, proposal }) => {
    const isShown = resultPlace(pane, proposal) === "here" && !isUndone(pane.run);
    const left = isShown ? columnsLeftBy(pane.run.status) : undefined;
    return left !== undefined && place?.resultColumns.columnIds.every((id) => left.columnIds.includes(id)) === true;
  });
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{CARD_WORDS.more}</summary>
      <div className={styles.actions}>
        {missing > 0 && offer?.scope !== "failed" && offer?.kind !== "refused" && (
          <Button size="small" onClick={() => void memory.score("failed")}>
            {missingRowsWords(missing, formats)}
          </Button>
        )}
        {choicesOf(state, shape).map((chosen) => (
          <Button key={chosen} size="small" onClick={() => void memory.score("chosen", chosen)}>
            {CARD_WORDS[chosen]}
          </Button>
        ))}
        {offer?.kind !== "whole" && offer?.kind !== "current" && (
          <Button size="small" onClick={() => void memory.score("all")}>
            {CARD_WORDS.all}
          </Button>
        )}
        <Button size="small" onClick={() => void memory.change()}>
          {CARD_WORDS.change}
        </Button>
        <Button size="small" disabledFocusable={!hasMarks} onClick={unmark}>
          {CARD_WORDS.unmarkEarlier}
        </Button>
        {!isRemovedByResult && (
          <Button size="small" disabledFocusable={isRemoving} onClick={() => void memory.remove()}>
            {isRemoving ? CARD_WORDS.removing : CARD_WORDS.remove}
          </Button>
        )}
      </div>
      {isOpen && place !== undefined && (
        <Suspense fallback={null}>
          <ColumnChart key={place.resultColumns.columnIds.join()} resultColumns={place.resultColumns} />
        </Suspense>
      )}
      {unreadable > 0 && <div className={mergeClasses(texts.hint, texts.wrapping)}>{unreadableWords(unreadable)}</div>}
    </details>
  );
}

/** Rows that a person has chosen in the sheet. A range is the selection itself. */
function choicesOf({ column }: MemoryState, shape: SourceShape | undefined): readonly ChosenInSheet[] {
  if (shape === undefined || shape.rowCount < 2 || column?.column.isRowByRow === false) return [];
  return [
    ...(shape.source.kind === "table" ? (["selected"] as const) : []),
    ...(shape.hasHiddenRows === true ? (["visible"] as const) : []),
  ];
}

/** Rows without a prediction that can be scored on their own. */
function missingRows(state: MemoryState): number {
  const check = latestCheck(state);
  const isPartless = state.column?.column.isRowByRow === false;
  return check === undefined || isPartless || whyWhole(check) !== undefined ? 0 : rowsToScore(check, "failed");
}
