import { Button } from "@fluentui/react-components";
import { isSameEndpoint } from "../../../endpoint/addresses/endpoint-address";
import { sourceKey } from "../../state/data/data-session";
import type { PaneView } from "../../state/pane-view";
import { useActions, usePane } from "../parts/use-pane";
import { RESULT_WORDS } from "../words/result-words";

/** The way on after a run that ended because the endpoint seemed to take no row, as long as the pane is about that table and model. */
export function TryEveryRow() {
  const session = useActions();
  const isOffered = usePane(isAboutRefusedRun);
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  if (!isOffered) return null;
  return (
    <div>
      <Button size="small" disabledFocusable={!isReady} onClick={() => void session.score("every-row")}>
        {RESULT_WORDS.tryEveryRow}
      </Button>
    </div>
  );
}

function isAboutRefusedRun({ state: { run }, proposal: { shape, target } }: PaneView): boolean {
  if (run.status.state !== "failed" || run.status.error.code !== "every-row-refused") return false;
  if (shape === undefined || run.order === undefined) return false;
  const { plan, address } = run.order;
  return sourceKey(plan.source) === sourceKey(shape.source) && isSameEndpoint(target, address);
}
