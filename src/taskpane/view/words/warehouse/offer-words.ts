import { msg, t } from "@lingui/core/macro";
import type { HandOverOffer } from "../../../state/warehouse/hand-over-offer";
import type { Formats } from "../formats";
import { told } from "../language/told";
import { estimateWords } from "../run/estimate-words";

/** Words of the section about warehouses while nothing in it is open, and of what leads to it. */
export const WAREHOUSE_WORDS = told({
  title: msg`On a SQL warehouse`,
  summary: msg`For tables of Unity Catalog, and large ones`,
  handOver: msg`Hand over …`,
});

/** How long a large table takes here, as far as that is known, and where it could be scored instead. */
export function handOverOfferWords({ rowCount, estimate, to }: HandOverOffer, formats: Formats): string {
  const rows = formats.rows(rowCount);
  const here =
    (estimate && estimateWords(estimate, formats)) ??
    t`How long ${rows} take here is not measured yet: a preview tells.`;
  return to === "warehouse"
    ? t`${here} A SQL warehouse of the workspace scores the table without the pane.`
    : t`${here} Without the pane: save the table as CSV, and score it by the command scoresheet score --input. The page Big tables of the documentation says how.`;
}
