import { Button } from "@fluentui/react-components";
import { useEffect } from "react";
import type { Warehousing } from "../../state/warehouse/late-warehouse";
import { NotLoaded, RetryContext } from "../parts/NotLoaded";
import { useTextStyles } from "../parts/text-styles";
import { useActions } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { FORM_WORDS } from "../words/warehouse/form-words";
import { HandedOverList } from "./HandedOverList";
import { HandOverFormView } from "./HandOverFormView";
import { useFocusKept } from "./use-focus-kept";

/** What was handed over, and what is to be. */
export function WarehouseBody() {
  const late = useActions().warehouse;
  const { warehouse, isMissing } = useSubscribable(late);
  useEffect(() => void late.load(), [late]);
  if (warehouse !== undefined) return <Body warehouse={warehouse} />;
  if (isMissing !== true) return null;
  return (
    <RetryContext value={() => void late.load()}>
      <NotLoaded />
    </RetryContext>
  );
}

/** Asks for the form, and is what is left of it once a table is handed over. */
const ANOTHER = "[data-another]";

/** Where runs stand, the form for another one is folded until it is asked for. */
function Body({ warehouse: { handOver, runs } }: { readonly warehouse: Warehousing }) {
  const texts = useTextStyles();
  const hasRuns = useSubscribable(runs).length > 0;
  const { choices, look, sending, ended, isAsked = false } = useSubscribable(handOver);
  const kept = useFocusKept(ANOTHER);
  const isInUse = choices.source !== undefined || look.kind !== "none" || sending !== undefined || ended !== undefined;
  return (
    <div {...kept} className={texts.stack}>
      {hasRuns && <HandedOverList runs={runs} />}
      {hasRuns && !isInUse && (
        <div>
          <Button data-another="" size="small" aria-expanded={isAsked} onClick={() => handOver.ask(!isAsked)}>
            {FORM_WORDS.another}
          </Button>
        </div>
      )}
      {(!hasRuns || isInUse || isAsked) && <HandOverFormView handOver={handOver} />}
    </div>
  );
}
