import { makeStyles, tokens } from "@fluentui/react-components";
import type { NameChoice } from "../session/data-session";
import type { NameCollision } from "../session/name-collision";
import { useFormats } from "../hooks/use-formats";
import { useTextStyles } from "./text-styles";

export interface CollisionChoiceProps {
  readonly collision: NameCollision;
  readonly onChoose: (choice: NameChoice) => void;
}

/** Smallest target. Source: WCAG 2.2, 2.5.8. */
const MIN_TARGET = "24px";

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0, fontSize: tokens.fontSizeBase200 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  option: {
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    alignItems: "center",
    cursor: "pointer",
    minHeight: MIN_TARGET,
  },
  radio: { accentColor: tokens.colorCompoundBrandBackground, margin: 0, flexShrink: 0 },
});

/** Asks what to do about a column that already has the result's name; nothing is replaced unless the analyst says so. */
export function CollisionChoice({ collision, onChoose }: CollisionChoiceProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const [first] = collision.existing;
  const others = collision.existing.length === 1 ? "" : ` and ${formats.count(collision.existing.length - 1)} more`;
  const options: readonly (readonly [NameChoice, string])[] = [
    ["next-free", `Add “${collision.nextFree}”${others === "" ? "" : " …"}`],
    ["replace", others === "" ? `Replace “${first}”` : "Replace them"],
  ];
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        “{first}”{others === "" ? " is" : `${others} are`} already there
      </legend>
      {options.map(([choice, words]) => (
        <label key={choice} className={styles.option}>
          <input
            type="radio"
            name="collision"
            className={styles.radio}
            checked={collision.choice === choice}
            onChange={() => onChoose(choice)}
          />
          <span className={texts.wrapping}>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
