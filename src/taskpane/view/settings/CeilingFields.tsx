import { makeStyles, tokens } from "@fluentui/react-components";
import type { Ceilings } from "../../../composition/memory/column-memory";
import { CEILINGS, isWithin, MAX_CEILING } from "../../state/settings/pane-settings";
import { TextField } from "../parts/TextField";
import { useTextStyles } from "../parts/text-styles";
import { CEILING_WORDS, SETTINGS_WORDS, wholeNumberWords } from "../words/settings/settings-words";

export interface CeilingFieldsProps {
  readonly ceilings: Ceilings;
  readonly onChange: (ceilings: Ceilings) => void;
}

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
});

/** How many rows and requests are sent without asking, in one run and in a day; behind a line that unfolds. */
export function CeilingFields({ ceilings, onChange }: CeilingFieldsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const problemOf = (text: string): string | undefined =>
    isBlank(text) || isWithin(Number(text), MAX_CEILING) ? undefined : wholeNumberWords(MAX_CEILING);
  const settle = (name: keyof Ceilings, text: string): void => {
    const { [name]: _before, ...others } = ceilings;
    onChange(isBlank(text) ? others : { ...others, [name]: Number(text) });
  };
  return (
    <details className={texts.details}>
      <summary>{SETTINGS_WORDS.ceilings}</summary>
      <div className={styles.fields}>
        {CEILINGS.map((name) => (
          <TextField
            key={name}
            label={CEILING_WORDS[name]}
            inputMode="numeric"
            value={String(ceilings[name] ?? "")}
            problemOf={problemOf}
            onSettle={(text) => settle(name, text)}
          />
        ))}
      </div>
      <div className={texts.hint}>{SETTINGS_WORDS.ceilingsHint}</div>
    </details>
  );
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
