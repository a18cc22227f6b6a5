import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId, useMemo, useState } from "react";
import type { SourceShape } from "../../../scoring/ports";
import type { FormulasSession } from "../../state/formulas/formulas-session";
import { offeredColumns, type OfferedColumn } from "../../state/formulas/offered-columns";
import { takeGivenRecipe } from "../../state/given-recipe/take-given-recipe";
import type { RefreshProblem } from "../../state/memory/memory-state";
import { isUnderWay } from "../../state/run/run-session";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { COLUMN_OFFER_WORDS, columnIsSetUpWords, offerColumnWords } from "../words/formulas/column-offer-words";
import { refreshProblemWords } from "../words/memory/offer-words";

const useStyles = makeStyles({ wrapped: { flexWrap: "wrap" } });

export interface OfferedColumnsProps {
  readonly formulas: Pick<FormulasSession, "answeredCells" | "lookAtCells">;
}

type SettingUp =
  | { readonly kind: "idle" | "under-way" | "changed" }
  | { readonly kind: "set-up"; readonly offer: OfferedColumn; readonly shape: SourceShape }
  | { readonly kind: "problem"; readonly problem: RefreshProblem };

/** Offers to set the pane up for a run over the selected table that asks what formulas ask in its rows: its column is remembered like all columns. */
export function OfferedColumns({ formulas }: OfferedColumnsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const session = useActions();
  const services = useServices();
  const hintId = useId();
  const shape = usePane((view) => view.proposal.shape);
  const isRunning = usePane(({ state: { run } }) => run.isPreparing === true || isUnderWay(run.status));
  const [settingUp, setSettingUp] = useState<SettingUp>({ kind: "idle" });
  const cells = formulas.answeredCells();
  const said = session.settings.getState();
  const offers = useMemo(() => offeredColumns(cells, shape, said), [cells, shape, said]);
  const setUp = async ({ column }: OfferedColumn): Promise<void> => {
    setSettingUp({ kind: "under-way" });
    await formulas.lookAtCells();
    const { connection, model, recipes, settings, memory, view } = session;
    const now = view.getState().proposal.shape;
    const offer = offeredColumns(formulas.answeredCells(), now, settings.getState()).find(
      (one) => one.column === column,
    );
    if (offer === undefined || now === undefined) return setSettingUp({ kind: "changed" });
    const parts = { services, connection, model, recipes, settings, memory };
    const problem = await takeGivenRecipe(offer.given, now.source, parts);
    setSettingUp(problem === undefined ? { kind: "set-up", offer, shape: now } : { kind: "problem", problem });
  };
  return (
    <>
      {offers.length > 0 && (
        <>
          <div id={hintId} className={mergeClasses(texts.hint, texts.wrapping)}>
            {COLUMN_OFFER_WORDS.hint}
          </div>
          <div className={mergeClasses(texts.row, styles.wrapped)}>
            {offers.map((offer) => (
              <Button
                key={offer.column}
                size="small"
                aria-describedby={hintId}
                disabledFocusable={isRunning || settingUp.kind === "under-way"}
                onClick={() => void setUp(offer)}
              >
                {offerColumnWords(offer.column)}
              </Button>
            ))}
          </div>
        </>
      )}
      {(settingUp.kind !== "set-up" || settingUp.shape === shape) && <Outcome settingUp={settingUp} />}
    </>
  );
}

/** The button that had it may be gone. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

function Outcome({ settingUp }: { readonly settingUp: SettingUp }) {
  const texts = useTextStyles();
  const style = mergeClasses(texts.hint, texts.wrapping);
  switch (settingUp.kind) {
    case "idle":
    case "under-way":
      return null;
    case "set-up":
      return (
        <div role="status" className={style}>
          {columnIsSetUpWords(settingUp.offer.column, settingUp.offer.model)}
        </div>
      );
    case "changed":
      return (
        <div role="alert" tabIndex={-1} ref={takeFocus} className={style}>
          {COLUMN_OFFER_WORDS.changed}
        </div>
      );
    case "problem":
      return (
        <div role="alert" className={style}>
          {refreshProblemWords(settingUp.problem)}
        </div>
      );
  }
}
