import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import type { FormulaQuestion } from "../../../functions/consent/formula-consents";
import { hostOf } from "../../state/connection/host-of";
import type { FormulasSession, WhereTo } from "../../state/formulas/formulas-session";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { FORMULA_WORDS, formulaQuestionWords, unaskedPlaceWords, whereToWords } from "../words/formulas/formula-words";
import { PART_WORDS } from "../words/part-words";
import { useWayToAnswer } from "./use-way-to-answer";

const useStyles = makeStyles({ wrapped: { flexWrap: "wrap" } });

export interface FormulaQuestionNoteProps {
  readonly question: FormulaQuestion;
  /** Undefined until the person has asked. */
  readonly whereTo: WhereTo | undefined;
  readonly formulas: Pick<FormulasSession, "look" | "allow" | "notNow">;
}

/** What formulas want to send: first what it is, then where it would go, and only then the button that lets it go. */
export function FormulaQuestionNote({ question, whereTo, formulas }: FormulaQuestionNoteProps) {
  const texts = useTextStyles();
  const styles = useStyles();
  const formats = useFormats();
  const textId = useId();
  const way = useWayToAnswer()(whereTo);
  const isKnown = whereTo?.kind === "known";
  return (
    <div className={mergeClasses(texts.stack, texts.aside)}>
      <div role="status" id={textId} className={texts.wrapping}>
        {formulaQuestionWords(whereTo?.question ?? question, formats)}
        {isKnown && ` ${whereToWords(hostOf(whereTo.address.origin), whereTo.address.endpointName)}`}
      </div>
      {whereTo?.kind === "nowhere" && <div role="alert">{FORMULA_WORDS.nowhere}</div>}
      {whereTo?.kind === "unasked" && (
        <ErrorNote error={whereTo.error} words={unaskedPlaceWords(whereTo, question.model.text)} />
      )}
      {whereTo?.kind === "failed" && <ErrorNote error={whereTo.error} />}
      <div className={mergeClasses(texts.row, styles.wrapped)}>
        {way !== undefined && (
          <Button size="small" appearance="primary" aria-describedby={textId} onClick={way.onUse}>
            {way.words}
          </Button>
        )}
        <Button
          size="small"
          appearance={way === undefined ? "primary" : "secondary"}
          aria-describedby={textId}
          disabledFocusable={whereTo?.kind === "asking"}
          onClick={() => void (isKnown ? formulas.allow(question.id) : formulas.look(question))}
        >
          {lookWords(whereTo)}
        </Button>
        <Button
          size="small"
          className={texts.narrow}
          aria-describedby={textId}
          onClick={() => formulas.notNow(question.id)}
        >
          {FORMULA_WORDS.notNow}
        </Button>
      </div>
    </div>
  );
}

function lookWords(whereTo: WhereTo | undefined): string {
  if (whereTo === undefined) return FORMULA_WORDS.whereTo;
  if (whereTo.kind === "asking") return FORMULA_WORDS.asking;
  return whereTo.kind === "known" ? FORMULA_WORDS.send : PART_WORDS.tryAgain;
}
