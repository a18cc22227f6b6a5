import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Review } from "../../state/proposal/review";
import { useTextStyles } from "../parts/text-styles";
import { useActions } from "../parts/use-pane";
import { CHECK_WORDS, FOR_ALL_WORDS } from "../words/check-words";
import { curesForAll, readingsForAll } from "./cure-all";

const useStyles = makeStyles({
  cures: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  cure: { minHeight: "24px" },
});

/** One cure for all cells at fault that it fits; nothing where none fits. */
export function CureForAll({ review }: { readonly review: Review }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const { recipes } = useActions();
  const cures = curesForAll(review);
  if (cures.length === 0) return null;
  return (
    <div role="group" aria-label={CHECK_WORDS.forAll} className={styles.cures}>
      <span aria-hidden className={texts.label}>
        {CHECK_WORDS.forAll}:
      </span>
      {cures.map((cure) => (
        <button
          key={cure}
          type="button"
          className={mergeClasses(texts.link, texts.hint, styles.cure)}
          onClick={() => {
            for (const [column, reading] of Object.entries(readingsForAll(cure, review)))
              recipes.change(review.place, { kind: "read-column", column, reading });
          }}
        >
          {FOR_ALL_WORDS[cure]}
        </button>
      ))}
    </div>
  );
}
