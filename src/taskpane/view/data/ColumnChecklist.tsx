import { Button, Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTextStyles } from "../parts/text-styles";
import { DATA_WORDS, ownColumnsWords } from "../words/data-words";

export interface ColumnChecklistProps {
  /** What stands above the list. */
  readonly label?: string;
  /** In the order of the sheet. */
  readonly columns: readonly string[];
  readonly leftOut: ReadonlySet<string>;
  /** Those that hold predictions of ours, which are ticked one by one or not at all. */
  readonly own: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
}

const useStyles = makeStyles({
  list: { maxHeight: "220px", overflowY: "auto", display: "flex", flexDirection: "column" },
  tools: { display: "flex", justifyContent: "space-between", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** Columns to tick, for a model that does not say what it wants. */
export function ColumnChecklist({
  label = DATA_WORDS.columnsToSend,
  columns,
  leftOut,
  own,
  onChange,
}: ColumnChecklistProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const ownHere = columns.filter((column) => own.has(column));
  const toggle = (column: string, isSent: boolean) => {
    const next = new Set(leftOut);
    if (isSent) next.delete(column);
    else next.add(column);
    onChange(next);
  };
  return (
    <div role="group" aria-label={DATA_WORDS.columnsThatAreSent}>
      <div className={styles.tools}>
        <span className={texts.label}>{label}</span>
        <span>
          <Button size="small" appearance="subtle" className={texts.narrow} onClick={() => onChange(new Set(ownHere))}>
            {DATA_WORDS.all}
          </Button>
          <Button size="small" appearance="subtle" className={texts.narrow} onClick={() => onChange(new Set(columns))}>
            {DATA_WORDS.none}
          </Button>
        </span>
      </div>
      <div className={styles.list}>
        {columns.map((column) => (
          <Checkbox
            key={column}
            label={column}
            checked={!leftOut.has(column)}
            onChange={(_, { checked }) => toggle(column, checked === true)}
          />
        ))}
      </div>
      {ownHere.length > 0 && <div className={mergeClasses(texts.hint, texts.wrapping)}>{ownColumnsWords(ownHere)}</div>}
    </div>
  );
}
