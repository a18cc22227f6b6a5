import { Button, Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { DATA_WORDS, moreColumnsWords, ownColumnsWords } from "../words/data-words";
import { SearchField } from "./SearchField";

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

/** So many columns are no more seen at a glance: they are searched, and all but the first are folded. */
const MANY = 12;
const SHOWN_OF_MANY = 10;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column" },
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
  const formats = useFormats();
  const [search, setSearch] = useState("");
  const isMany = columns.length >= MANY;
  const wanted = isMany ? search.trim().toLowerCase() : "";
  const found = columns.filter((column) => column.toLowerCase().includes(wanted));
  // What is found is shown, however much that is.
  const shown = isMany && wanted === "" ? found.slice(0, SHOWN_OF_MANY) : found;
  const folded = found.slice(shown.length);
  const ownHere = columns.filter((column) => own.has(column));
  const toggle = (column: string, isSent: boolean) => {
    const next = new Set(leftOut);
    if (isSent) next.delete(column);
    else next.add(column);
    onChange(next);
  };
  const list = (listed: readonly string[]) => (
    <div className={styles.list}>
      {listed.map((column) => (
        <Checkbox
          key={column}
          label={{ children: column, className: texts.wrapping }}
          checked={!leftOut.has(column)}
          onChange={(_, { checked }) => toggle(column, checked === true)}
        />
      ))}
    </div>
  );
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
      {isMany && <SearchField label={DATA_WORDS.searchColumns} value={search} onChange={setSearch} />}
      {list(shown)}
      {folded.length > 0 && (
        <details className={texts.details}>
          <summary>
            {moreColumnsWords(folded.length, folded.filter((column) => !leftOut.has(column)).length, formats)}
          </summary>
          {list(folded)}
        </details>
      )}
      {found.length === 0 && <div className={texts.hint}>{DATA_WORDS.noColumnFound}</div>}
      {ownHere.length > 0 && <div className={mergeClasses(texts.hint, texts.wrapping)}>{ownColumnsWords(ownHere)}</div>}
    </div>
  );
}
