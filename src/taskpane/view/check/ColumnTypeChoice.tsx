import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { DateForm } from "../../../core/columns/column-encoding";
import type { ColumnReading } from "../../../core/columns/column-reading";
import { COLUMN_TYPES, type ColumnType } from "../../../core/columns/column-type";
import { useTextStyles } from "../parts/text-styles";
import { TYPE_CONTENT_WORDS, DATE_FORM_WORDS, datesAsWords, inferredWords } from "../words/check-words";

export interface ColumnTypeChoiceProps {
  readonly column: string;
  readonly label: string;
  /** What most of its cells are, where a check has found out. */
  readonly inferred?: ColumnType;
  readonly choice: ColumnReading;
  readonly onChoose: (choice: ColumnReading) => void;
}

/** Types that differ on the wire; the narrower ones and what is in an object only matter to a schema. */
const OFFERED = COLUMN_TYPES.filter((type) => type !== "float" && type !== "integer" && type !== "map");
const DATE_FORMS = Object.keys(DATE_FORM_WORDS) as DateForm[];

const useStyles = makeStyles({ dates: { marginTop: tokens.spacingVerticalXS } });

/** How a column is sent that no schema speaks of. */
export function ColumnTypeChoice({ column, label, inferred, choice, onChoose }: ColumnTypeChoiceProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const { type, dateForm, ...rest } = choice;
  const holdsDates = type === "datetime" || dateForm !== undefined || (type === undefined && inferred === "datetime");
  return (
    <div>
      <label className={texts.label} htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        size="small"
        value={type ?? ""}
        onChange={(_, { value }) => {
          const next = OFFERED.find((offered) => offered === value);
          // Values to fill in were of the type before.
          onChoose(next === undefined ? {} : { type: next });
        }}
      >
        <option value="">{inferredWords(inferred)}</option>
        {OFFERED.map((offered) => (
          <option key={offered} value={offered}>
            {TYPE_CONTENT_WORDS[offered]}
          </option>
        ))}
      </Select>
      {holdsDates && (
        <Select
          size="small"
          className={styles.dates}
          aria-label={datesAsWords(column)}
          value={dateForm ?? "iso"}
          onChange={(_, { value }) => {
            const next = DATE_FORMS.find((form) => form === value && form !== "iso");
            onChoose({ ...rest, ...(type && { type }), ...(next && { dateForm: next }) });
          }}
        >
          {DATE_FORMS.map((form) => (
            <option key={form} value={form}>
              {DATE_FORM_WORDS[form]}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
