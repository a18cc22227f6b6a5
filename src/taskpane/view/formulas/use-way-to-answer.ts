import { useContext } from "react";
import type { UnaskedPlace, WhereTo } from "../../state/formulas/formulas-session";
import { AttentionContext } from "../attention/attention";
import { useActions } from "../parts/use-pane";
import { FORMULA_WORDS } from "../words/formulas/formula-words";
import { goToSectionWords } from "../words/shell-words";

export interface WayToAnswer {
  readonly words: string;
  readonly onUse: () => void;
}

/** What must be done in the section Connection before anybody can say where cells would go; nothing where that is not what is missing. */
export function useWayToAnswer(): (whereTo: WhereTo | undefined) => WayToAnswer | undefined {
  const session = useActions();
  const attention = useContext(AttentionContext);
  const goThere = (): void => attention.goTo({ section: "connection" });
  const signIn = ({ place, error }: UnaskedPlace): void => {
    const { connection } = session;
    const state = connection.getState();
    if ("upstream" in state && state.upstream.id === place.id) {
      connection.noteFailure(error, place.id);
      void connection.noteRefusedRun(error, place.id);
    } else void session.chooseUpstream(place.id);
    goThere();
  };
  return (whereTo) => {
    if (whereTo?.kind === "nowhere") return { words: goToSectionWords("connection"), onUse: goThere };
    if (whereTo?.kind !== "unasked" || !whereTo.needsSignIn) return undefined;
    return { words: FORMULA_WORDS.signInThere, onUse: () => signIn(whereTo) };
  };
}
