import { Button, mergeClasses } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { FrozenCells } from "../../../excel/formulas/freeze-formulas";
import type { WhyFormulaStays } from "../../../excel/formulas/why-formula-stays";
import type { FormulasView } from "../../state/formulas/formulas-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import type { Formats } from "../words/formats";
import {
  FREEZE_WORDS,
  changedCellsWords,
  freezeQuestionWords,
  frozenWords,
  leftFormulasWords,
} from "../words/formulas/freeze-words";

export interface FreezeFormulasProps {
  /** Cells that have what they asked for. */
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
          {FREEZE_WORDS.offer}
        </Button>
      </div>
      {isAsked && (
        <div className={mergeClasses(texts.stack, texts.aside)}>
          <div role="status">{freezeQuestionWords(cellCount, formats)}</div>
          <div className={texts.row}>
            <Button size="small" appearance="primary" onClick={() => answer(onFreeze)}>
              {FREEZE_WORDS.now}
            </Button>
            <Button size="small" onClick={() => answer()}>
              {FREEZE_WORDS.keep}
            </Button>
          </div>
        </div>
      )}
      {frozen !== undefined && (
        <div role="status" className={mergeClasses(texts.hint, texts.wrapping)}>
          {goesOn ? FREEZE_WORDS.goesOn : resultLines(frozen, formats).map((line) => <div key={line}>{line}</div>)}
        </div>
      )}
    </>
  );
}

function resultLines({ became, changed, left }: FrozenCells, formats: Formats): string[] {
  const counts = new Map<WhyFormulaStays, number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [
    frozenWords(became.length, formats),
    ...(changed.length > 0 ? [changedCellsWords(changed, formats)] : []),
    ...[...counts].map(([why, count]) => leftFormulasWords(why, count, formats)),
  ];
}
