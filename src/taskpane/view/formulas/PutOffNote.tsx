import { Button, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import type { FormulaQuestion } from "../../../functions/consent/formula-consents";
import type { FormulasSession } from "../../state/formulas/formulas-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { FORMULA_WORDS, putOffWords } from "../words/formulas/formula-words";

export interface PutOffNoteProps {
  readonly question: FormulaQuestion;
  readonly formulas: Pick<FormulasSession, "askAgain">;
}

/** A question that somebody has put off: how much waits for it, and the way back to it. */
export function PutOffNote({ question, formulas }: PutOffNoteProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const textId = useId();
  return (
    <div className={mergeClasses(texts.row, texts.aside)}>
      <div role="status" id={textId} className={mergeClasses(texts.growing, texts.hint, texts.wrapping)}>
        {putOffWords(question, formats)}
      </div>
      <Button
        size="small"
        className={texts.narrow}
        aria-describedby={textId}
        onClick={() => formulas.askAgain(question.id)}
      >
        {FORMULA_WORDS.askAgain}
      </Button>
    </div>
  );
}
