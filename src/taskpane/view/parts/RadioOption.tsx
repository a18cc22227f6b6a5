import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
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
  large: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  disabled: { cursor: "not-allowed", color: tokens.colorNeutralForegroundDisabled },
  besideFirstLine: { margin: "3px 0 0" },
  line: { display: "block" },
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

export interface LargeRadioOptionProps extends RadioOptionProps {
  /** What is to be known of it, or why it cannot be chosen. */
  readonly facts: string;
  readonly isDisabled: boolean;
  /** Whether Tab stops at it: once in the whole list. */
  readonly isStop: boolean;
}

/** One of a list of things with names: what it is stands below. */
export function LargeRadioOption(props: LargeRadioOptionProps) {
  const { name, words, facts, isChosen, isDisabled, isStop, onChoose } = props;
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <label className={mergeClasses(styles.large, isDisabled && styles.disabled)}>
      <input
        type="radio"
        name={name}
        className={mergeClasses(styles.radio, styles.besideFirstLine)}
        checked={isChosen}
        tabIndex={tabIndexOf(isStop)}
        disabled={isDisabled}
        onChange={onChoose}
      />
      <span className={texts.wrapping}>
        <span className={styles.line}>{words}</span>
        <span className={mergeClasses(styles.line, texts.hint)}>{facts}</span>
      </span>
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
