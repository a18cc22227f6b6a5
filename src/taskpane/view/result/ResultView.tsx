import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import type { ResultColumns } from "../../../scoring/ports";
import type { RunSummary } from "../../../scoring/run-status";
import { blankColumnsOf, columnsLeftBy, resultColumnsOf } from "../../state/run/columns-left";
import { isUndone } from "../../state/run/is-undone";
import { ErrorNote } from "../parts/ErrorNote";
import { loadPart } from "../parts/load-part";
import { NoteList } from "../parts/NoteList";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane } from "../parts/use-pane";
import { useFormats } from "../parts/use-formats";
import { useSectionInView } from "../attention/use-section-in-view";
import { useWayToMend } from "../attention/use-way-to-mend";
import { CutNote } from "./CutNote";
import { FailureList } from "./FailureList";
import { MissingList } from "./MissingList";
import { RememberedNotes } from "./RememberedNotes";
import { RunFacts } from "./RunFacts";
import { TryEveryRow } from "./TryEveryRow";
import { UndoAction } from "./UndoAction";
import { UntouchedRows } from "./UntouchedRows";
import { keptOfRefreshWords } from "../words/memory/remembered-words";
import {
  answeredByWords,
  blankColumnsWords,
  keptWords,
  goToColumnWords,
  removalWords,
  RESULT_WORDS,
  withoutPredictionWords,
} from "../words/result-words";

const LookFold = loadPart(async () => (await import("./LookFold")).LookFold);
const PredictionChart = loadPart(async () => (await import("./PredictionChart")).PredictionChart);

/** Fetches what a result is shown with. */
export function preloadResult(): void {
  for (const part of [PredictionChart, LookFold]) void part.preload();
}

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  columns: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  column: { minHeight: "24px" },
});

/** How a run ended: what was scored, what was not and why, and a way back. */
export function ResultView() {
  const run = usePane((view) => view.state.run);
  const session = useActions();
  const styles = useStyles();
  const texts = useTextStyles();
  const wayToMend = useWayToMend();
  const { status, removal } = run;
  const isOver = isUndone(run);
  const summary = "summary" in status && !isOver ? status.summary : undefined;
  const resultColumns = resultColumnsOf(status);
  const blankColumns = isOver ? undefined : blankColumnsOf(status);
  const leftColumns = columnsLeftBy(status);
  const isRefresh = run.order?.plan.refresh !== undefined;
  const ref = useSectionInView<HTMLDivElement>(status);
  return (
    <div ref={ref} className={texts.stack}>
      {status.state === "failed" && <ErrorNote error={status.error} {...wayToMend(status.error)} />}
      <TryEveryRow />
      {resultColumns !== undefined && !isOver && <ColumnLinks columns={resultColumns} />}
      {summary !== undefined && (
        <Counts summary={summary} isCutShort={status.state === "failed"} isRefresh={isRefresh} />
      )}
      {summary !== undefined && <RememberedNotes summary={summary} isRefresh={isRefresh} />}
      {summary !== undefined && summary.failures.length > 0 && <FailureList summary={summary} />}
      {summary !== undefined && summary.missing.length > 0 && <MissingList summary={summary} />}
      {summary?.cut !== undefined && <CutNote cut={summary.cut} summary={summary} />}
      {summary !== undefined && <NoteList notes={summary.notes} source={summary} areSent />}
      {blankColumns !== undefined && <BlankColumns columns={blankColumns} />}
      {run.removalError !== undefined && <ErrorNote error={run.removalError} />}
      {leftColumns !== undefined && (removal === "removed" || !isOver) && (
        <div className={styles.actions}>
          <Button
            size="small"
            disabledFocusable={removal !== "none"}
            onClick={() => void session.removeResultColumns()}
          >
            {removalWords(removal, leftColumns.headers.length)}
          </Button>
        </div>
      )}
      <UndoAction />
      {/* Below the buttons: it comes when the column was read, and would push them from under the pointer. */}
      {resultColumns !== undefined && !isOver && (
        <Suspense fallback={null}>
          <PredictionChart key={resultColumns.columnIds.join()} resultColumns={resultColumns} />
          <LookFold key={`look ${resultColumns.columnIds.join()}`} resultColumns={resultColumns} />
        </Suspense>
      )}
      {summary !== undefined && <RunFacts run={run} summary={summary} />}
    </div>
  );
}

/** The columns that hold the predictions, each a way to it. */
function ColumnLinks({ columns }: { readonly columns: ResultColumns }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const session = useActions();
  return (
    <div role="group" aria-label={RESULT_WORDS.columns} className={styles.columns}>
      <span aria-hidden>{RESULT_WORDS.inColumns}</span>
      {columns.headers.map((header) => (
        <button
          key={header}
          type="button"
          className={mergeClasses(texts.link, texts.wrapping, styles.column)}
          aria-label={goToColumnWords(header)}
          onClick={() => void session.goToColumn(columns, header)}
        >
          {header}
        </button>
      ))}
    </div>
  );
}

/** A run that wrote nothing leaves nothing, unless it could not take out again what it had added. */
function BlankColumns({ columns }: { readonly columns: ResultColumns }) {
  const texts = useTextStyles();
  const formats = useFormats();
  return <div className={mergeClasses(texts.aside, texts.wrapping)}>{blankColumnsWords(columns.headers, formats)}</div>;
}

interface CountsProps {
  readonly summary: RunSummary;
  readonly isCutShort: boolean;
  /** The columns stood before, and nothing of them was emptied. */
  readonly isRefresh: boolean;
}

function Counts({ summary, isCutShort, isRefresh }: CountsProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  // Rows that were tried and refused count as untouched, too, when the run wrote nothing at all.
  const isNothingDone = summary.scored === 0 && summary.failed === 0 && summary.untouched > 0;
  const areEarlierGone = !isRefresh && summary.scored === 0 && summary.resultColumns !== undefined;
  return (
    <div>
      {(isCutShort || isNothingDone || areEarlierGone) && (
        <div>{isRefresh ? keptOfRefreshWords(summary, formats) : keptWords(summary, formats)}</div>
      )}
      {summary.failed > 0 && <div>{withoutPredictionWords(summary.failed, formats)}</div>}
      {summary.untouched > 0 && !isNothingDone && <UntouchedRows summary={summary} isRefresh={isRefresh} />}
      <div className={mergeClasses(texts.hint, texts.wrapping)}>
        {answeredByWords(summary.label, summary.servedModelNames, formats)}
      </div>
    </div>
  );
}
