import { Input, makeStyles } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ColumnType } from "../../../core/columns/column-type";
import { useTextStyles } from "../parts/text-styles";
import { readFillValue } from "./cure-options";

export interface FillFieldProps {
  readonly type: ColumnType;
  readonly value: string | number | boolean | undefined;
  /** Given `undefined` while what is typed is no value of the type. */
  readonly onChange: (value: string | number | undefined) => void;
}

const WANTED: Readonly<Record<ColumnType, string>> = {
  double: "Type a number, such as 2.5.",
  float: "Type a number, such as 2.5.",
  integer: "Type a whole number, such as 3.",
  long: "Type a whole number, such as 3.",
  boolean: "Type TRUE or FALSE.",
  string: "Type a text.",
  datetime: "Type a date, such as 2024-02-29.",
  binary: "Type base64 text.",
};

const useStyles = makeStyles({ control: { width: "100%", minWidth: 0 } });

/** The value to send instead of cells at fault; counts as soon as it is one. */
export function FillField({ type, value, onChange }: FillFieldProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const isMissing = readFillValue(text, type) === undefined;
  const isNumber = type !== "string" && type !== "binary" && type !== "datetime";
  return (
    <div>
      <Input
        size="small"
        className={styles.control}
        input={{ className: styles.control }}
        inputMode={isNumber ? "decimal" : "text"}
        aria-label="Value to send instead"
        aria-describedby={`${id}-wanted`}
        aria-invalid={isMissing && text !== ""}
        value={text}
        onChange={(_, { value: typed }) => {
          setText(typed);
          onChange(readFillValue(typed, type));
        }}
      />
      <div id={`${id}-wanted`} className={texts.hint}>
        {isMissing && `${WANTED[type]} Until then these rows are left out.`}
      </div>
    </div>
  );
}
