import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import type { HandOverOutcome } from "../../services/bulk-port";
import { failureReasons } from "../../state/warehouse/failure-reasons";
import type { HandedOverRuns } from "../../state/warehouse/handed-over-runs";
import type { HandedOver } from "../../state/warehouse/handed-over-state";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import {
  allRowsBackWords,
  countWords,
  firstRowsWords,
  HANDED_OVER_WORDS,
  otherFailuresWords,
  reasonWords,
  tooManyForSheetWords,
} from "../words/warehouse/handed-over-words";
import { RowsBack } from "./RowsBack";
import { WarehouseProblemNote } from "./WarehouseProblemNote";

/** Enough to look at. */
const FIRST_ROWS = 1_000;

/** Below the headers. Source: Microsoft, "Excel specifications and limits": 1,048,576 rows. */
const MOST_SHEET_ROWS = 1_048_575;

const useStyles = makeStyles({ wrapped: { flexWrap: "wrap" } });

export interface RunOutcomeProps {
  readonly runs: HandedOverRuns;
  readonly entry: HandedOver;
  readonly isReached: boolean;
}

/** What became of the rows, and the way back of as many as a sheet holds. */
export function RunOutcome({ runs, entry, isReached }: RunOutcomeProps) {
  const { outcome, run, back } = entry;
  if (outcome === undefined) return null;
  if (outcome.kind === "asking") return <div role="status">{HANDED_OVER_WORDS.asking}</div>;
  if (outcome.kind === "failed")
    return <WarehouseProblemNote problem={outcome.problem} onRetry={() => void runs.askOutcome(run.id)} />;
  const { rows } = outcome.outcome.count;
  return (
    <>
      <Counted outcome={outcome.outcome} source={run.source.kind} />
      {isReached && back?.kind !== "coming" && (
        <BackButtons rows={rows} onBring={(most) => void runs.bringBack(run.id, most)} />
      )}
      {back !== undefined && <RowsBack back={back} onCancel={() => runs.cancelBringingBack(run.id)} />}
    </>
  );
}

interface CountedProps {
  readonly outcome: HandOverOutcome;
  readonly source: HandedOver["run"]["source"]["kind"];
}

function Counted({ outcome: { count, failures }, source }: CountedProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const others = count.failed - failures.length;
  return (
    <div className={texts.wrapping}>
      <div role="status">{countWords(count, formats)}</div>
      {failures.length > 0 && (
        <ul className={mergeClasses(texts.plainList, texts.hint)} aria-label={HANDED_OVER_WORDS.reasons}>
          {failureReasons(failures).map((reason) => (
            <li key={reason.message}>{reasonWords(reason, source, formats)}</li>
          ))}
          {others > 0 && <li>{otherFailuresWords(others, formats)}</li>}
        </ul>
      )}
    </div>
  );
}

function BackButtons({ rows, onBring }: { readonly rows: number; readonly onBring: (most: number) => void }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const labelId = useId();
  if (rows === 0) return null;
  return (
    <div>
      <div id={labelId} className={texts.label}>
        {HANDED_OVER_WORDS.bringBack}
      </div>
      <div role="group" aria-labelledby={labelId} className={mergeClasses(texts.row, styles.wrapped)}>
        {rows > FIRST_ROWS && (
          <Button size="small" onClick={() => onBring(FIRST_ROWS)}>
            {firstRowsWords(FIRST_ROWS, formats)}
          </Button>
        )}
        {rows <= MOST_SHEET_ROWS && (
          <Button size="small" onClick={() => onBring(rows)}>
            {allRowsBackWords(rows, formats)}
          </Button>
        )}
      </div>
      {rows > MOST_SHEET_ROWS && (
        <div className={mergeClasses(texts.hint, texts.wrapping)}>
          {tooManyForSheetWords(rows, MOST_SHEET_ROWS, formats)}
        </div>
      )}
    </div>
  );
}
