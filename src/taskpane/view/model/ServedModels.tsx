import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointSummary, ServedEntity } from "../../../endpoint/catalogue/endpoint-details";
import { tabIndexOf } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { servedModelWords, MODEL_WORDS, modelsBehindWords } from "../words/model-words";

export interface ServedModelsProps {
  readonly endpoint: EndpointSummary;
  readonly target: EndpointAddress;
  readonly onChoose: (servedModelName: string | undefined) => void;
}

const useStyles = makeStyles({
  option: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingVerticalXS}`,
    cursor: "pointer",
  },
  radio: { accentColor: tokens.colorCompoundBrandBackground, margin: "3px 0 0", flexShrink: 0 },
  line: { display: "block" },
});

/** Which of the models behind an endpoint answers: the one its traffic leads to, or one by name. */
export function ServedModels({ endpoint, target, onChoose }: ServedModelsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const option = (served: ServedEntity | undefined, facts: string) => (
    <label key={served?.name ?? ""} className={styles.option}>
      <input
        type="radio"
        name="served-model"
        className={styles.radio}
        checked={target.servedModelName === served?.name}
        tabIndex={tabIndexOf(target.servedModelName === served?.name)}
        onChange={() => onChoose(served?.name)}
      />
      <span className={texts.wrapping}>
        <span className={styles.line}>{served?.name ?? MODEL_WORDS.byTraffic}</span>
        <span className={mergeClasses(styles.line, texts.hint)}>{facts}</span>
      </span>
    </label>
  );
  return (
    <div role="radiogroup" aria-label={modelsBehindWords(endpoint.name)}>
      <div className={texts.label}>{MODEL_WORDS.whichAnswers}</div>
      {option(undefined, MODEL_WORDS.byTrafficHint)}
      {endpoint.servedEntities.map((entity) => option(entity, servedModelWords(entity, formats)))}
    </div>
  );
}
