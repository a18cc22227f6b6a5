import { SHEET } from "../words/sheet-words";

export interface StatusBarProps {
  /** What is said of the selection: "Table Iris, 150 rows". */
  readonly status: string;
  /** Average, count and sum of what is selected, or "". */
  readonly figures: string;
  /** Why a formula shows no result, or "". */
  readonly note: string;
}

/** What is told at the foot of the sheet, beside its tabs. */
export function StatusBar({ status, figures, note }: StatusBarProps) {
  return (
    <div className="status-bar">
      <span className="note" role="status" title={note}>
        {note}
      </span>
      <span className="leave-hint">{SHEET.leaveHint}</span>
      {figures !== "" && <span className="status figures">{figures}</span>}
      <span className="status" title={status}>
        {status}
      </span>
    </div>
  );
}
