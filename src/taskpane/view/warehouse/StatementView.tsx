import { makeStyles, tokens } from "@fluentui/react-components";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { FORM_WORDS } from "../words/warehouse/form-words";
import { GOES_ON } from "./use-focus-kept";

const useStyles = makeStyles({
  /** Lines stay whole: what is too long or too much is scrolled within the box. */
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "pre",
    textAlign: "start",
    maxHeight: "180px",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export interface StatementViewProps {
  readonly statement: readonly string[];
  readonly check: readonly string[] | undefined;
}

/** The statement as it will run, and what is asked before it. */
export function StatementView({ statement, check }: StatementViewProps) {
  const texts = useTextStyles();
  return (
    <div className={texts.stack}>
      {check !== undefined && (
        <details className={texts.details}>
          <summary>{FORM_WORDS.check}</summary>
          <Lines label={FORM_WORDS.check} lines={check} />
        </details>
      )}
      <div>
        <div className={texts.label}>{FORM_WORDS.statement}</div>
        <Lines label={FORM_WORDS.statement} lines={statement} goesOn={GOES_ON} />
      </div>
      <div>
        <CopyButton size="small" text={() => statement.join("\n")}>
          {FORM_WORDS.copyStatement}
        </CopyButton>
      </div>
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  /** Whether the keyboard goes on from here. */
  readonly goesOn?: typeof GOES_ON;
}

function Lines({ label, lines, goesOn }: LinesProps) {
  const styles = useStyles();
  return (
    <pre {...goesOn} dir="ltr" className={styles.text} tabIndex={0} aria-label={label}>
      {lines.join("\n")}
    </pre>
  );
}
