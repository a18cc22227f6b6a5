import { Button, mergeClasses } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { FormulaTrouble } from "../../../functions/answers/formula-error";
import { answeredCount, isWorthTrying, type FormulasSession } from "../../state/formulas/formulas-session";
import { ErrorNote } from "../parts/ErrorNote";
import { SectionCard } from "../parts/SectionCard";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useSubscribable } from "../parts/use-subscribable";
import {
  FORMULA_WORDS,
  costWords,
  formulasSummary,
  missingModelWords,
  oldCellsWords,
  troubleWords,
} from "../words/formulas/formula-words";
import { FreezeFormulas } from "./FreezeFormulas";
import { FormulaQuestionNote } from "./FormulaQuestionNote";
import { OfferedColumns } from "./OfferedColumns";
import { PutOffNote } from "./PutOffNote";
import { useNextFocus } from "./use-next-focus";

/** What the questions say themselves. */
const OF_QUESTIONS: ReadonlySet<FormulaTrouble> = new Set(["consent", "many-rows"]);

/** How the formulas of the workbook are, what they cost, and what they wait for. */
export function FormulasSection({ formulas }: { readonly formulas: FormulasSession }) {
  const { state, whereTo, missing, frozen, error } = useSubscribable(formulas);
  const texts = useTextStyles();
  const formats = useFormats();
  const header = useRef<HTMLButtonElement>(null);
  const nextFocus = useNextFocus(header);
  const [chosen, choose] = useState<boolean>();
  const { questions } = state;
  const isOpen = chosen ?? (questions.length > 0 || missing !== undefined);
  const troubles = (Object.entries(state.troubles) as [FormulaTrouble, number][]).filter(
    ([trouble]) => questions.length === 0 || !OF_QUESTIONS.has(trouble),
  );
  return (
    <SectionCard
      title={FORMULA_WORDS.title}
      summary={formulasSummary(state, formats)}
      isOpen={isOpen}
      onToggle={() => {
        choose(!isOpen);
        if (!isOpen) void formulas.lookAtCells();
      }}
      headerRef={header}
    >
      <div className={texts.stack}>
        {questions.length > 0 && (
          <div className={texts.stack} {...nextFocus}>
            {questions.map((question) =>
              question.isPutOff ? (
                <PutOffNote key={question.id} question={question} formulas={formulas} />
              ) : (
                <FormulaQuestionNote
                  key={question.id}
                  question={question}
                  whereTo={whereTo.get(question.id)}
                  formulas={formulas}
                />
              ),
            )}
          </div>
        )}
        {missing !== undefined && (
          <div role="alert" className={texts.wrapping}>
            {missingModelWords(missing)}
          </div>
        )}
        {troubles.length > 0 && (
          <ul className={mergeClasses(texts.plainList, texts.hint, texts.wrapping)}>
            {troubles.map(([trouble, count]) => (
              <li key={trouble}>{troubleWords(trouble, count, formats)}</li>
            ))}
          </ul>
        )}
        {state.oldCount > 0 && <div className={texts.hint}>{oldCellsWords(state.oldCount, formats)}</div>}
        <div className={texts.hint}>{costWords(state, formats)}</div>
        {error !== undefined && <ErrorNote error={error} />}
        <div className={texts.row}>
          {isWorthTrying(state) && (
            <Button size="small" onClick={() => void formulas.tryAgain()}>
              {FORMULA_WORDS.tryAgain}
            </Button>
          )}
          <Button size="small" onClick={() => void formulas.recalculate()}>
            {FORMULA_WORDS.recalculate}
          </Button>
        </div>
        {state.waitingCount === 0 && <OfferedColumns formulas={formulas} />}
        <FreezeFormulas cellCount={answeredCount(state)} frozen={frozen} onFreeze={() => void formulas.freeze()} />
      </div>
    </SectionCard>
  );
}
