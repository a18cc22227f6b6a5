import { Button, mergeClasses } from "@fluentui/react-components";
import { useContext, useId } from "react";
import type { HandOverOffer } from "../../state/warehouse/hand-over-offer";
import { AttentionContext } from "../attention/attention";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions } from "../parts/use-pane";
import { handOverOfferWords, WAREHOUSE_WORDS } from "../words/warehouse/offer-words";

/** That the table is large for a pane, how long it would take, and the way to where it is scored without one. */
export function HandOverOfferLine({ offer }: { readonly offer: HandOverOffer }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const attention = useContext(AttentionContext);
  const { warehouse } = useActions();
  const textId = useId();
  const handOver = async (): Promise<void> => {
    attention.goTo({ section: "warehouse" });
    await warehouse.load();
    warehouse.getState().warehouse?.handOver.choose({ source: "sheet" });
  };
  return (
    <div className={texts.stack}>
      <div id={textId} className={mergeClasses(texts.hint, texts.wrapping)}>
        {handOverOfferWords(offer, formats)}
      </div>
      {offer.to === "warehouse" && (
        <div>
          <Button size="small" aria-describedby={textId} onClick={() => void handOver()}>
            {WAREHOUSE_WORDS.handOver}
          </Button>
        </div>
      )}
    </div>
  );
}
