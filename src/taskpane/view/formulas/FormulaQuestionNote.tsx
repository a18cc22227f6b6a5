import { Button, mergeClasses } from "@fluentui/react-components";
import type { FormulaQuestion } from "../../../functions/consent/formula-consents";
import { hostOf } from "../../state/connection/host-of";
import type { FormulasSession, WhereTo } from "../../state/formulas/formulas-session";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { FORMULA_WORDS, formulaQuestionWords, unknownModelWords, whereToWords } from "../words/formulas/formula-words";

export interface FormulaQuestionNoteProps {
  readonly question: FormulaQuestion;
  /** Undefined until the person has asked. */
  readonly whereTo: WhereTo | undefined;
  readonly formulas: Pick<FormulasSession, "look" | "allow" | "notNow">;
}

/** What formulas want to send: first what it is, then where it would go, and only then the button that lets it go. */
export function FormulaQuestionNote({ question, whereTo, formulas }: FormulaQuestionNoteProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const isKnown = whereTo?.kind === "known";
  return (
    <div className={mergeClasses(texts.stack, texts.aside)}>
      <div role="status" className={texts.wrapping}>
        {formulaQuestionWords(whereTo?.question ?? question, formats)}
        {isKnown && ` ${whereToWords(hostOf(whereTo.address.origin), whereTo.address.endpointName)}`}
      </div>
      {whereTo?.kind === "unknown" && <div role="alert">{unknownModelWords(question.model.text)}</div>}
      {whereTo?.kind === "failed" && <ErrorNote error={whereTo.error} />}
      <div className={texts.row}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={whereTo?.kind === "asking"}
          onClick={() => void (isKnown ? formulas.allow() : formulas.look(question))}
        >
          {isKnown ? FORMULA_WORDS.send : FORMULA_WORDS.whereTo}
        </Button>
        <Button size="small" className={texts.narrow} onClick={() => formulas.notNow(question.id)}>
          {FORMULA_WORDS.notNow}
        </Button>
      </div>
    </div>
  );
}
