import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FailureGroup, RunSummary } from "../../../scoring/run-status";
import { CellLinks } from "../parts/CellLinks";
import { CopyButton } from "../parts/CopyButton";
import { DetailText } from "../parts/DetailText";
import { CELLS_SHOWN, failureCells } from "../parts/failure-cells";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { ERROR_WORDS } from "../words/error-words";
import { PART_WORDS } from "../words/part-words";
import { failureWords, RESULT_WORDS } from "../words/result-words";

export interface FailureListProps {
  readonly summary: RunSummary;
}

const useStyles = makeStyles({
  group: {
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
    paddingLeft: tokens.spacingHorizontalS,
  },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** Rows without a prediction, by reason, each with its count and ways to the first cells. */
export function FailureList({ summary }: FailureListProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <ul className={mergeClasses(texts.plainList, styles.list)} aria-label={RESULT_WORDS.failures}>
      {summary.failures.map((group) => (
        <li key={[group.code, group.column, group.message, group.detail].join()} className={styles.group}>
          <Group group={group} summary={summary} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group, summary }: FailureListProps & { readonly group: FailureGroup }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const details = [group.code, group.message, group.detail].filter((line) => line !== undefined).join("\n");
  return (
    <>
      <div className={texts.strong}>{failureWords(group, formats)}</div>
      <div className={texts.hint}>{ERROR_WORDS[group.code].nextStep}</div>
      <CellLinks
        cells={failureCells(group, summary, CELLS_SHOWN)}
        count={group.rowCount}
        sheetName={summary.sheetName}
      />
      <details className={texts.details}>
        <summary>{PART_WORDS.details}</summary>
        <DetailText>{group.detail ?? group.message}</DetailText>
        <CopyButton size="small" text={() => details}>
          {PART_WORDS.copyDetails}
        </CopyButton>
      </details>
    </>
  );
}
