import { Input, makeStyles } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ColumnType } from "../../../core/columns/column-type";
import { useTextStyles } from "../parts/text-styles";
import { readFillValue } from "./cure-options";
import { CHECK_WORDS, wantedValueWords } from "../words/check-words";

export interface FillFieldProps {
  readonly type: ColumnType;
  readonly value: string | number | boolean | undefined;
  /** Given `undefined` while what is typed is no value of the type. */
  readonly onChange: (value: string | number | undefined) => void;
}

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
        aria-label={CHECK_WORDS.valueToSend}
        aria-describedby={`${id}-wanted`}
        aria-invalid={isMissing && text !== ""}
        value={text}
        onChange={(_, { value: typed }) => {
          setText(typed);
          onChange(readFillValue(typed, type));
        }}
      />
      <div id={`${id}-wanted`} className={texts.hint}>
        {isMissing && wantedValueWords(type)}
      </div>
    </div>
  );
}
