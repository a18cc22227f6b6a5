import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import { useTextStyles } from "../parts/text-styles";
import { ColumnTypeChoice } from "./ColumnTypeChoice";
import { CHECK_WORDS } from "../words/check-words";

export interface ColumnTypesFormProps {
  /** Those whose type no schema says. */
  readonly columns: readonly string[];
  readonly choices: Readings;
  readonly onChoose: (column: string, choice: ColumnReading) => void;
}

const useStyles = makeStyles({
  list: { maxHeight: "300px", overflowY: "auto", marginTop: tokens.spacingVerticalXS },
});

/** How columns are sent that no schema speaks of; what their cells are is right for nearly all of them. */
export function ColumnTypesForm({ columns, choices, onChoose }: ColumnTypesFormProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <details className={texts.details}>
      <summary>{CHECK_WORDS.columnTypes}</summary>
      <div role="group" aria-label={CHECK_WORDS.columnTypes} className={mergeClasses(texts.stack, styles.list)}>
        {columns.map((column) => (
          <ColumnTypeChoice
            key={column}
            column={column}
            label={column}
            choice={choices[column] ?? {}}
            onChoose={(choice) => onChoose(column, choice)}
          />
        ))}
      </div>
    </details>
  );
}
