import { mergeClasses } from "@fluentui/react-components";
import type { MemorySession } from "../../state/memory/memory-session";
import type { MemoryState } from "../../state/memory/memory-state";
import { planOrder } from "../../state/proposal/plan-run";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane } from "../parts/use-pane";
import { CARD_WORDS } from "../words/memory/card-words";
import { OFFER_WORDS, refreshProblemWords } from "../words/memory/offer-words";

export interface SetAsideProps {
  readonly memory: Pick<MemorySession, "setAside" | "saveRecipe">;
  readonly state: Pick<MemoryState, "setAside" | "problem">;
}

/** That the sections are about something else than the column as it is: a new one, or its recipe, which can be kept for it. */
export function SetAside({ memory, state: { setAside, problem } }: SetAsideProps) {
  const texts = useTextStyles();
  const session = useActions();
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  if (setAside === undefined) return null;
  const save = () => {
    const { state, proposal } = session.view.getState();
    const order = planOrder(state, proposal);
    if (order === undefined) return;
    // What is done with other columns of its name is no part of how this one is made.
    const { nameChoice: _ofThisRun, ...recipe } = order.recipe;
    void memory.saveRecipe(recipe, proposal.schema?.phase === "known" ? proposal.schema.schema : undefined);
  };
  return (
    <div className={mergeClasses(texts.hint, texts.wrapping)}>
      {setAside === "change" ? CARD_WORDS.changing : CARD_WORDS.aside}{" "}
      {setAside === "change" && isReady && (
        <>
          <button type="button" className={texts.link} onClick={save}>
            {CARD_WORDS.saveRecipe}
          </button>
          {" · "}
        </>
      )}
      <button type="button" className={texts.link} onClick={() => memory.setAside(undefined)}>
        {OFFER_WORDS.back}
      </button>
      {problem !== undefined && <div role="alert">{refreshProblemWords(problem)}</div>}
    </div>
  );
}
