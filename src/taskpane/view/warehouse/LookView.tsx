import { Button, mergeClasses } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import type { HandOverOrder, HandOverPlan } from "../../services/bulk-port";
import type { HandOverSession } from "../../state/warehouse/hand-over-session";
import { isAboutCell, isTargetTaken, type WarehouseProblem } from "../../state/warehouse/warehouse-problem";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { handOverConsentWords, FORM_WORDS, askingWorkspaceWords, takeTargetWords } from "../words/warehouse/form-words";
import { PART_WORDS } from "../words/part-words";
import { Elapsed } from "./Elapsed";
import { GOES_ON } from "./use-focus-kept";
import { StatementView } from "./StatementView";
import { WarehouseProblemNote } from "./WarehouseProblemNote";

/** What was answered to the question for the statement, and how the latest attempt to hand it over ended. */
export function LookView({ handOver }: { readonly handOver: HandOverSession }) {
  const texts = useTextStyles();
  const { look, ended } = useSubscribable(handOver);
  const seen = handOver.seen();
  const isSeen = seen !== undefined;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSeen || look.kind === "failed" || ended !== undefined) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isSeen, look.kind, ended]);
  return (
    <div ref={ref} className={texts.stack}>
      {look.kind === "looking" && (
        <div className={texts.row}>
          <StatusIcon state="busy" />
          <span role="status" className={mergeClasses(texts.growing, texts.wrapping)}>
            {askingWorkspaceWords(look.warehouse, handOver.form().source)}
          </span>
          <Elapsed sinceMs={look.sinceMs} />
          <Button {...GOES_ON} size="small" className={texts.narrow} onClick={() => handOver.stopLooking()}>
            {PART_WORDS.cancel}
          </Button>
        </div>
      )}
      {look.kind === "failed" && <Problem handOver={handOver} problem={look.problem} />}
      {ended?.kind === "failed" && <Problem handOver={handOver} problem={ended.problem} />}
      {(ended?.kind === "changed" || ended?.kind === "cancelled") && <div role="alert">{FORM_WORDS[ended.kind]}</div>}
      {seen !== undefined && <Seen handOver={handOver} order={seen.order} plan={seen.plan} />}
    </div>
  );
}

interface SeenProps {
  readonly handOver: HandOverSession;
  readonly order: HandOverOrder;
  readonly plan: HandOverPlan;
}

/** The statement, what it means, and the button. */
function Seen({ handOver, order, plan }: SeenProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const consentId = useId();
  const label = usePane(({ proposal }) => proposal.shape?.label ?? "");
  return (
    <>
      <StatementView statement={plan.statement} check={plan.check} />
      <div id={consentId} role="status" className={texts.wrapping}>
        {handOverConsentWords(order, plan, label, formats)}
      </div>
      <div>
        <Button appearance="primary" aria-describedby={consentId} onClick={() => void handOver.handOver()}>
          {FORM_WORDS.handOver}
        </Button>
      </div>
    </>
  );
}

interface ProblemProps {
  readonly handOver: HandOverSession;
  readonly problem: WarehouseProblem;
}

/** A name that is taken is mended by another one, a cell at fault by leaving its row out. */
function Problem({ handOver, problem }: ProblemProps) {
  if (isTargetTaken(problem)) {
    const words = takeTargetWords(handOver.nextTarget());
    return <WarehouseProblemNote problem={problem} cure={{ words, onUse: () => void handOver.useNextTarget() }} />;
  }
  if (!isAboutCell(problem)) return <WarehouseProblemNote problem={problem} />;
  const cure = { words: FORM_WORDS.leaveOut, onUse: () => void handOver.leaveRowsOut() };
  return <WarehouseProblemNote problem={problem} cure={cure} />;
}
