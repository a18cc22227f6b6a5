import { makeStyles, tokens } from "@fluentui/react-components";
import type { NameChoice } from "../../../core/recipe/recipe";
import type { NameCollision } from "../../state/proposal/name-collision";
import { RadioOption } from "../parts/RadioOption";
import { useFormats } from "../parts/use-formats";
import { addBesideWords, collisionWords, replaceWords } from "../words/score-words";

export interface CollisionChoiceProps {
  readonly collision: NameCollision;
  readonly onChoose: (choice: NameChoice) => void;
}

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0, fontSize: tokens.fontSizeBase200 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
});

/** Asks what to do about a column that already has the result's name; nothing is replaced unless the analyst says so. */
export function CollisionChoice({ collision, onChoose }: CollisionChoiceProps) {
  const styles = useStyles();
  const formats = useFormats();
  const options: readonly (readonly [NameChoice, string])[] = [
    ["next-free", addBesideWords(collision)],
    ...(collision.isSent === true ? [] : ([["replace", replaceWords(collision)]] as const)),
  ];
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{collisionWords(collision, formats)}</legend>
      {options.map(([choice, words]) => (
        <RadioOption
          key={choice}
          name="collision"
          words={words}
          isChosen={collision.choice === choice}
          onChoose={() => onChoose(choice)}
        />
      ))}
    </fieldset>
  );
}
