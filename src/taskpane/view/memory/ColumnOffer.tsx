import { Button, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import { countSent } from "../../state/memory/columns-of-recipe";
import type { MemorySession } from "../../state/memory/memory-session";
import { headersOf, type Offer, type RefreshQuestion } from "../../state/memory/memory-state";
import { hostOf } from "../../state/connection/host-of";
import { useFooterStyles } from "../frame/footer-styles";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { CARD_WORDS, missingRowsWords } from "../words/memory/card-words";
import { OFFER_WORDS, offerWords, refreshProblemWords, questionWords, sendsWords } from "../words/memory/offer-words";

/** The footer's buttons while the selected table has a remembered column: what is most likely wanted of it, and a new column second. */
export function ColumnOffer({ memory }: { readonly memory: MemorySession }) {
  const texts = useTextStyles();
  const state = useSubscribable(memory);
  const { column, question, problem, offer } = state;
  if (column === undefined) return null;
  return (
    <>
      {problem !== undefined && (
        <div role="alert" className={mergeClasses(texts.hint, texts.wrapping)}>
          {refreshProblemWords(problem)}
        </div>
      )}
      {question !== undefined ? (
        <Question memory={memory} question={question} nowUtcMs={state.lookedAtMs} />
      ) : (
        offer !== undefined && <Buttons memory={memory} offer={offer} column={column} />
      )}
    </>
  );
}

function Buttons({ memory, offer, column: look }: ButtonsProps) {
  const { column } = look;
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const hintId = useId();
  const isCurrent = offer.kind === "current" || offer.kind === "refused";
  const shape = usePane(({ proposal }) => proposal.shape);
  const sent = countSent(column.recipe, column.schema, shape);
  return (
    <>
      <Button
        className={styles.button}
        appearance="primary"
        size="large"
        disabledFocusable={isCurrent}
        aria-describedby={hintId}
        onClick={() => void memory.score(offer.scope)}
      >
        {offerWords(offer, headersOf(look), formats)}
      </Button>
      {isCurrent && (
        <Button
          className={styles.button}
          aria-describedby={hintId}
          onClick={() => void memory.score(offer.kind === "refused" ? "failed" : "all")}
        >
          {offer.kind === "refused" ? missingRowsWords(offer.rowCount, formats) : CARD_WORDS.all}
        </Button>
      )}
      <div className={mergeClasses(texts.hint, texts.wrapping)}>
        <span id={hintId}>{sendsWords(sent, hostOf(column.recipe.origin ?? ""), formats)}</span>{" "}
        <button type="button" className={texts.link} onClick={() => memory.setAside("new")}>
          {OFFER_WORDS.newColumn}
        </button>
      </div>
    </>
  );
}

interface ButtonsProps {
  readonly memory: MemorySession;
  readonly offer: Offer;
  readonly column: ColumnLook;
}

const YES_WORDS: Readonly<Record<RefreshQuestion["kind"], string>> = {
  consent: OFFER_WORDS.use,
  replace: OFFER_WORDS.replace,
  "under-way": OFFER_WORDS.startAllTheSame,
};

interface QuestionProps {
  readonly memory: MemorySession;
  readonly question: RefreshQuestion;
  readonly nowUtcMs: number;
}

function Question({ memory, question, nowUtcMs }: QuestionProps) {
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { locale } = useServices();
  return (
    <>
      <div role="alert" className={texts.wrapping}>
        {questionWords(question, nowUtcMs, locale, formats)}
      </div>
      <Button className={styles.button} appearance="primary" onClick={() => void memory.answer(true)}>
        {YES_WORDS[question.kind]}
      </Button>
      <Button className={styles.button} onClick={() => void memory.answer(false)}>
        {OFFER_WORDS.notNow}
      </Button>
    </>
  );
}
