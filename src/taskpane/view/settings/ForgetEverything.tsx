import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { isUnderWay } from "../../state/run/run-session";
import { forgetEverything, type ForgettingPlace } from "../../state/memory/forget-everything";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { FORGET_PLACE_WORDS, FORGET_WORDS } from "../words/settings/forget-words";

type Forgetting =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" | "forgetting" | "done"; readonly place: ForgettingPlace }
  | { readonly kind: "failed"; readonly error: ScoringError };

const PLACES: readonly ForgettingPlace[] = ["device", "workbook"];

const useStyles = makeStyles({ actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS } });

/** Forgets all that this device keeps, or all that the workbook remembers, once it was said what goes. */
export function ForgetEverything() {
  const styles = useStyles();
  const texts = useTextStyles();
  const session = useActions();
  const services = useServices();
  const isRunning = usePane(({ state: { run } }) => isUnderWay(run.status) || run.isPreparing === true);
  const [state, setState] = useState<Forgetting>({ kind: "idle" });
  const forget = async (place: ForgettingPlace): Promise<void> => {
    setState({ kind: "forgetting", place });
    try {
      const { connection, settings, model, data, recipes, memory, warehouse } = session;
      await forgetEverything(place, { services, connection, settings, model, data, recipes, memory, warehouse });
      setState({ kind: "done", place });
    } catch (error) {
      setState({ kind: "failed", error: asScoringError(error) });
    }
  };
  if (isRunning) return <div className={texts.hint}>{FORGET_WORDS.running}</div>;
  if (state.kind === "asking" || state.kind === "forgetting") {
    const isForgetting = state.kind === "forgetting";
    return (
      <div className={texts.stack}>
        <div role="alert" className={texts.wrapping}>
          {FORGET_PLACE_WORDS[state.place].question}
        </div>
        <div className={styles.actions}>
          <Button size="small" disabledFocusable={isForgetting} onClick={() => void forget(state.place)}>
            {FORGET_WORDS.forget}
          </Button>
          <Button size="small" disabledFocusable={isForgetting} onClick={() => setState({ kind: "idle" })}>
            {FORGET_WORDS.keep}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={texts.stack}>
      <div className={styles.actions}>
        {PLACES.map((place) => (
          <Button key={place} size="small" onClick={() => setState({ kind: "asking", place })}>
            {FORGET_PLACE_WORDS[place].button}
          </Button>
        ))}
      </div>
      {state.kind === "failed" && <ErrorNote error={state.error} />}
      <div role="status" className={mergeClasses(texts.hint, texts.wrapping)}>
        {state.kind === "done" ? FORGET_PLACE_WORDS[state.place].done : ""}
      </div>
    </div>
  );
}
