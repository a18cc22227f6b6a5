import { makeStyles, tokens } from "@fluentui/react-components";
import { useTextStyles } from "./text-styles";

export interface RadioOptionProps {
  /** Shared by the options of one group. */
  readonly name: string;
  readonly words: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Smallest target. Source: WCAG 2.2, 2.5.8. */
const MIN_TARGET = "24px";

const useStyles = makeStyles({
  option: {
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    alignItems: "center",
    cursor: "pointer",
    minHeight: MIN_TARGET,
    fontSize: tokens.fontSizeBase200,
  },
  radio: { accentColor: tokens.colorCompoundBrandBackground, margin: 0, flexShrink: 0 },
});

/** One of a few small choices. */
export function RadioOption({ name, words, isChosen, onChoose }: RadioOptionProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <label className={styles.option}>
      <input
        type="radio"
        name={name}
        className={styles.radio}
        checked={isChosen}
        tabIndex={tabIndexOf(isChosen)}
        onChange={onChoose}
      />
      <span className={texts.wrapping}>{words}</span>
    </label>
  );
}

/**
 * A group is one stop of Tab, as browsers have it; Office.js on the web, which leads Tab itself, would stop at each option.
 * Source: Microsoft, excel-web-16.00.debug.js, `focusToNextTabbable`.
 * @param isStop whether an option is the chosen one of its group, or stands for a group in which none is
 */
export function tabIndexOf(isStop: boolean): 0 | -1 {
  return isStop ? 0 : -1;
}
