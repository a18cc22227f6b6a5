import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { RunSummary } from "../../../scoring/run-status";
import { CellLinks } from "../parts/CellLinks";
import { CELLS_SHOWN, failureCells } from "../parts/failure-cells";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";

export interface MissingListProps {
  readonly summary: RunSummary;
  readonly onGoToCell: (sheetName: string, address: string) => void;
}

const useStyles = makeStyles({
  group: { borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, paddingLeft: tokens.spacingHorizontalS },
});

/** Rows that the model answered without a value: nothing went wrong on the way, and their cells are blank. */
export function MissingList({ summary, onGoToCell }: MissingListProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  return (
    <ul className={mergeClasses(texts.plainList, texts.stack)} aria-label="Rows answered without a value">
      {summary.missing.map((group) => (
        <li key={group.reason} className={styles.group}>
          <div className={texts.strong}>
            {REASON_WORDS[group.reason]}: {formats.rows(group.rowCount)}
          </div>
          <div className={texts.hint}>The cells stay blank. Look at what these rows send.</div>
          <CellLinks
            cells={failureCells(group, summary, CELLS_SHOWN)}
            count={group.rowCount}
            sheetName={summary.sheetName}
            onGoToCell={onGoToCell}
          />
        </li>
      ))}
    </ul>
  );
}

const REASON_WORDS: Readonly<Record<RunSummary["missing"][number]["reason"], string>> = {
  null: "The model answered no value",
  NaN: "The model answered no number (NaN)",
  Infinity: "The model answered an infinite number",
  "-Infinity": "The model answered an infinite number (negative)",
  NaT: "The model answered no date (NaT)",
  absent: "The model left an output out",
};
