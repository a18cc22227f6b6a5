import { Button, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import type { InputMatch } from "../session/column-match";
import { typeWord } from "./ExpectedInputs";
import { StatusIcon, type StepState } from "./StatusIcon";
import { useTextStyles } from "./text-styles";

export interface InputMatchesProps {
  /** Columns of the source, in the order of the sheet. */
  readonly columns: readonly string[];
  readonly matches: readonly InputMatch[];
  readonly onChoose: (inputName: string, column: string | null) => void;
}

const useStyles = makeStyles({
  list: { maxHeight: "300px", overflowY: "auto", display: "flex", flexDirection: "column", gap: "6px" },
  item: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  line: { display: "flex", justifyContent: "space-between", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  type: { flexShrink: 0 },
  choice: { display: "flex", gap: tokens.spacingHorizontalXS, marginTop: "2px" },
});

/** What the model wants beside the column that is sent for it; a guess waits for a yes. */
export function InputMatches({ columns, matches, onChoose }: InputMatchesProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const guesses = matches.filter((match) => match.kind === "guess");
  const used = new Set(matches.map((match) => match.column));
  const unused = columns.filter((column) => !used.has(column));
  const confirm = (match: InputMatch) => {
    if (match.column !== undefined) onChoose(match.input.name, match.column);
  };
  return (
    <div className={texts.stack}>
      <ul className={mergeClasses(texts.plainList, styles.list)} aria-label="Inputs of the model">
        {matches.map((match) => (
          <li key={match.input.name} className={styles.item}>
            <StatusIcon state={stateOf(match)} />
            <div className={texts.growing}>
              <span className={styles.line}>
                <span className={texts.wrapping}>{match.input.name}</span>
                <span className={mergeClasses(texts.hint, styles.type)}>{typeWords(match)}</span>
              </span>
              {match.kind === "guess" && <div className={texts.hint}>Is it this column?</div>}
              {match.kind !== "exact" && (
                <div className={styles.choice}>
                  <Select
                    size="small"
                    className={texts.growing}
                    aria-label={`Column for ${match.input.name}`}
                    value={match.column ?? ""}
                    onChange={(_, { value }) => onChoose(match.input.name, value === "" ? null : value)}
                  >
                    <option value="">{!match.input.isRequired ? "Not sent" : "Choose a column …"}</option>
                    {columns.map((column) => (
                      <option key={column}>{column}</option>
                    ))}
                  </Select>
                  {match.kind === "guess" && (
                    <Button size="small" aria-label={`Use it for ${match.input.name}`} onClick={() => confirm(match)}>
                      Use it
                    </Button>
                  )}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {guesses.length > 1 && <Button onClick={() => guesses.forEach(confirm)}>Use all guesses</Button>}
      {unused.length > 0 && (
        <div className={mergeClasses(texts.hint, texts.wrapping)}>Not sent: {unused.join(", ")}</div>
      )}
    </div>
  );
}

function stateOf(match: InputMatch): StepState {
  if (match.kind === "exact" || match.kind === "chosen") return "good";
  return match.kind === "missing" && !match.input.isRequired ? "open" : "warning";
}

function typeWords({ input }: InputMatch): string {
  return `${typeWord(input.type)}${input.isRequired ? "" : ", optional"}`;
}
