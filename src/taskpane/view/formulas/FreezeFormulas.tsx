import { Button, mergeClasses } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { FrozenCells } from "../../../excel/formulas/freeze-formulas";
import type { FormulasView } from "../../state/formulas/formulas-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import type { Formats } from "../words/formats";
import {
  FORMULA_WORDS,
  freezeQuestionWords,
  frozenWords,
  stayingWords,
  type ReasonToTell,
} from "../words/formulas/formula-words";

export interface FreezeFormulasProps {
  readonly cellCount: number;
  readonly frozen: FormulasView["frozen"];
  readonly onFreeze: () => void;
}

/** Offers to put values in place of formulas, asks first, and says what has become of them. */
export function FreezeFormulas({ cellCount, frozen, onFreeze }: FreezeFormulasProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const offer = useRef<HTMLDivElement>(null);
  const [wantsToKnow, setWantsToKnow] = useState(false);
  const goesOn = frozen === "going on";
  const isAsked = wantsToKnow && cellCount > 0 && !goesOn;
  const answer = (act?: () => void): void => {
    // The buttons of the question go.
    offer.current?.querySelector("button")?.focus();
    setWantsToKnow(false);
    act?.();
  };
  return (
    <>
      <div ref={offer} className={texts.row}>
        <Button
          size="small"
          aria-expanded={isAsked}
          disabledFocusable={goesOn || cellCount === 0}
          onClick={() => setWantsToKnow(!isAsked)}
        >
          {FORMULA_WORDS.freeze}
        </Button>
      </div>
      {isAsked && (
        <div className={mergeClasses(texts.stack, texts.aside)}>
          <div role="status">{freezeQuestionWords(cellCount, formats)}</div>
          <div className={texts.row}>
            <Button size="small" appearance="primary" onClick={() => answer(onFreeze)}>
              {FORMULA_WORDS.freezeNow}
            </Button>
            <Button size="small" onClick={() => answer()}>
              {FORMULA_WORDS.keepFormulas}
            </Button>
          </div>
        </div>
      )}
      {frozen !== undefined && (
        <div role="status" className={mergeClasses(texts.hint, texts.wrapping)}>
          {goesOn
            ? FORMULA_WORDS.freezeGoesOn
            : resultLines(frozen, formats).map((line) => <div key={line}>{line}</div>)}
        </div>
      )}
    </>
  );
}

function resultLines({ formulas, left }: FrozenCells, formats: Formats): string[] {
  const counts = new Map<ReasonToTell, number>();
  for (const { why } of left) if (why !== "gone") counts.set(why, (counts.get(why) ?? 0) + 1);
  return [frozenWords(formulas, formats), ...[...counts].map(([why, count]) => stayingWords(why, count, formats))];
}
