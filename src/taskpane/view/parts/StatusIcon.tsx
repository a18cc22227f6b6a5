import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle20Regular } from "@fluentui/react-icons/svg/circle";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { Warning20Filled } from "@fluentui/react-icons/svg/warning";
import { useTextStyles } from "./text-styles";
import { STEP_STATE_WORDS } from "../words/shell-words";

/** How one step of the path stands. */
export type StepState = keyof typeof STEP_STATE_WORDS;

const useStyles = makeStyles({
  icon: { display: "inline-flex", flexShrink: 0, width: "20px", height: "20px" },
  good: { color: tokens.colorStatusSuccessForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  busy: {
    boxSizing: "border-box",
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderTopColor: tokens.colorBrandForeground1,
    borderRadius: "50%",
    margin: "2px",
    width: "16px",
    height: "16px",
    animationName: { from: { transform: "rotate(0deg)" }, to: { transform: "rotate(360deg)" } },
    animationDuration: "1s",
    animationTimingFunction: "linear",
    animationIterationCount: "infinite",
    // All borders get one colour there, and a whole ring would not be seen to turn.
    "@media (forced-colors: active)": { border: "2px solid CanvasText", borderTopColor: "Canvas" },
    "@media (prefers-reduced-motion: reduce)": { animationDuration: "4s" },
  },
});

const SHAPES = {
  good: CheckmarkCircle20Filled,
  open: Circle20Regular,
  warning: Warning20Filled,
  bad: ErrorCircle20Filled,
};

/** The state of a step by shape and colour, and in words for a screen reader. */
export function StatusIcon({ state }: { readonly state: StepState }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const Shape = state === "busy" ? undefined : SHAPES[state];
  return (
    <span className={mergeClasses(styles.icon, styles[state])}>
      {Shape !== undefined && <Shape aria-hidden />}
      <span className={texts.hidden}>{STEP_STATE_WORDS[state]}</span>
    </span>
  );
}
