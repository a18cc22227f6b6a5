import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { tabIndexOf } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { MODEL_WORDS, optionFacts } from "../words/model-words";

export interface ModelOptionProps {
  readonly endpoint: EndpointSummary;
  readonly obstacle: ModelObstacle | undefined;
  readonly isChosen: boolean;
  /** Whether Tab stops at it: once in the whole list. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

const useStyles = makeStyles({
  option: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  disabled: { cursor: "not-allowed", color: tokens.colorNeutralForegroundDisabled },
  radio: { accentColor: tokens.colorCompoundBrandBackground, margin: "3px 0 0", flexShrink: 0 },
  line: { display: "block" },
});

/** One endpoint of the list; one that cannot be used says why. */
export function ModelOption({ endpoint, obstacle, isChosen, isStop, onChoose }: ModelOptionProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <label className={mergeClasses(styles.option, obstacle !== undefined && styles.disabled)}>
      <input
        type="radio"
        name="model"
        className={styles.radio}
        checked={isChosen}
        tabIndex={tabIndexOf(isStop)}
        disabled={obstacle !== undefined}
        onChange={onChoose}
      />
      <span className={texts.wrapping}>
        <span className={styles.line}>{endpoint.name === "" ? MODEL_WORDS.ofThisServer : endpoint.name}</span>
        <span className={mergeClasses(styles.line, texts.hint)}>{optionFacts(endpoint, obstacle)}</span>
      </span>
    </label>
  );
}
