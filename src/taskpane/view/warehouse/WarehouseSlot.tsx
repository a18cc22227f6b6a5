import { DatabaseArrowRight20Regular } from "@fluentui/react-icons/svg/database-arrow-right";
import { Suspense } from "react";
import { connectionToWarehouses } from "../../state/warehouse/may-hand-over";
import type { PaneView } from "../../state/pane-view";
import type { HandedOverRuns } from "../../state/warehouse/handed-over-runs";
import { Section } from "../attention/Section";
import { loadPart } from "../parts/load-part";
import { useActions, usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { WAREHOUSE_WORDS } from "../words/warehouse/offer-words";

const WarehouseBody = loadPart(
  async () => (await import(/* webpackChunkName: "warehouse" */ "./WarehouseBody")).WarehouseBody,
);
const LatestRun = loadPart(async () => (await import(/* webpackChunkName: "warehouse" */ "./LatestRun")).LatestRun);

/** Where tables are handed over to a SQL warehouse: folded, and only where that can be done, or was. */
export function WarehouseSlot() {
  const { warehouse } = useSubscribable(useActions().warehouse);
  const isOffered = usePane(offers);
  if (!isOffered && warehouse === undefined) return null;
  return (
    <Section
      name="warehouse"
      title={WAREHOUSE_WORDS.title}
      summary={warehouse === undefined ? WAREHOUSE_WORDS.summary : <Summary runs={warehouse.runs} />}
      icon={<DatabaseArrowRight20Regular aria-hidden style={{ flexShrink: 0 }} />}
      isNeeded={false}
    >
      <WarehouseBody />
    </Section>
  );
}

/** Servers that are no workspace have no warehouses, whatever the relay would let through. */
function offers({ state, proposal: { target } }: PaneView): boolean {
  const isTaken = connectionToWarehouses(state.connection) !== undefined;
  return isTaken && (target === undefined || target.kind !== "mlflow");
}

/** The latest run, once the words for it have come. */
function Summary({ runs }: { readonly runs: HandedOverRuns }) {
  const hasRuns = useSubscribable(runs).length > 0;
  if (!hasRuns) return WAREHOUSE_WORDS.summary;
  return (
    <Suspense fallback={WAREHOUSE_WORDS.summary}>
      <LatestRun runs={runs} />
    </Suspense>
  );
}
