import { Button, mergeClasses } from "@fluentui/react-components";
import { Suspense, useId, type MouseEvent } from "react";
import type { NameChoice } from "../../../core/recipe/recipe";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import { PREVIEW_ROWS } from "../../../scoring/scoring-plan";
import type { PaneClock } from "../../services/pane-services";
import { sourceKey } from "../../state/data/data-session";
import type { Proposal } from "../../state/proposal/proposal";
import type { Review } from "../../state/proposal/review";
import type { CurrentPreview } from "../../state/run/preview-session";
import { isUnderWay, type RunState } from "../../state/run/run-session";
import { useFooterStyles } from "../frame/footer-styles";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import type { Formats } from "../words/formats";
import { obstacleWords } from "../words/obstacle-words";
import { IDLE_BUTTON } from "../words/shell-words";

const RunProgressView = loadPart(async () => (await import("./RunProgressView")).RunProgressView);
const CollisionChoice = loadPart(async () => (await import("./CollisionChoice")).CollisionChoice);

export interface ScoreFooterProps {
  readonly proposal: Proposal;
  readonly upstream: UpstreamInfo | undefined;
  readonly run: RunState;
  /** What the latest run found at fault, while it awaits the analyst's word. */
  readonly review: Review | undefined;
  readonly preview: CurrentPreview | undefined;
  readonly clock: PaneClock;
  readonly onPreview: () => void;
  readonly onClosePreview: () => void;
  readonly onScore: () => void;
  readonly onCancel: () => void;
  readonly onChooseName: (choice: NameChoice) => void;
}

/** The button, what it will do or why it is off; while a run is under way, how far it is and Cancel. Always in reach. */
export function ScoreFooter(props: ScoreFooterProps) {
  const { proposal, run, upstream } = props;
  const formats = useFormats();
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const hintId = useId();
  // A double click on the button before must not cancel the run that its first half began.
  const cancel = ({ detail: clicks }: MouseEvent) => {
    if (clicks < 2) props.onCancel();
  };
  if (isUnderWay(run.status) && "progress" in run.status) {
    return (
      <footer className={styles.footer}>
        <Suspense fallback={null}>
          <RunProgressView status={run.status} clock={props.clock} />
        </Suspense>
        <Button className={styles.button} size="large" disabledFocusable={run.isCancelling} onClick={cancel}>
          {run.isCancelling ? "Cancelling …" : "Cancel"}
        </Button>
      </footer>
    );
  }
  const { obstacle, collision } = proposal;
  const review = props.review?.isCurrent === true ? props.review : undefined;
  const hint =
    obstacle === undefined
      ? `${leftOutWords(review, formats)}${consentWords(proposal, upstream, run, formats)}`
      : obstacleWords(obstacle, formats);
  return (
    <footer className={styles.footer}>
      {collision !== undefined && obstacle === undefined && (
        <Suspense fallback={null}>
          <CollisionChoice collision={collision} onChoose={props.onChooseName} />
        </Suspense>
      )}
      <Button
        className={styles.button}
        appearance="primary"
        size="large"
        disabledFocusable={obstacle !== undefined}
        aria-describedby={hintId}
        onClick={props.onScore}
      >
        {review === undefined ? buttonWords(proposal, run, formats) : reviewedButtonWords(review, formats)}
      </Button>
      {obstacle === undefined && <PreviewButton {...props} describedBy={hintId} />}
      <div id={hintId} className={mergeClasses(texts.hint, texts.wrapping)}>
        {hint}
      </div>
    </footer>
  );
}

/** The cautious way: a few rows, and nothing written. */
function PreviewButton(props: ScoreFooterProps & { readonly describedBy: string }) {
  const { preview, proposal, onPreview, onClosePreview, describedBy } = props;
  const formats = useFormats();
  const styles = useFooterStyles();
  const isAsking = preview?.kind === "asking";
  return (
    <Button className={styles.button} aria-describedby={describedBy} onClick={isAsking ? onClosePreview : onPreview}>
      {isAsking ? "Cancel preview" : `Preview ${formats.rows(Math.min(PREVIEW_ROWS, proposal.shape?.rowCount ?? 0))}`}
    </Button>
  );
}

/** What the button will do, if it can do anything; "again" when this table is the one the latest run was about. */
function buttonWords({ shape, obstacle }: Proposal, run: RunState, formats: Formats): string {
  if (shape === undefined || obstacle !== undefined) return IDLE_BUTTON;
  const isSame = run.order !== undefined && sourceKey(run.order.plan.source) === sourceKey(shape.source);
  return `Score ${formats.rows(shape.rowCount)}${isSame ? " again" : ""}`;
}

/** What the button will do once cells at fault have been seen. */
function reviewedButtonWords({ rowsToScore, shape }: Review, formats: Formats): string {
  if (rowsToScore === undefined) return "Check again and score";
  const isAll = rowsToScore === shape.rowCount;
  return isAll
    ? `Score ${formats.rows(rowsToScore)}`
    : `Score the ${formats.count(rowsToScore)} clean ${rowsToScore === 1 ? "row" : "rows"}`;
}

function leftOutWords(review: Review | undefined, formats: Formats): string {
  const left = review?.rowsToScore === undefined ? 0 : review.shape.rowCount - review.rowsToScore;
  return left === 0 ? "" : `Leaves out ${formats.rows(left)}. `;
}

/** Names the host and the columns before rows go there for the first time; afterwards the host and their number. */
function consentWords(proposal: Proposal, upstream: UpstreamInfo | undefined, run: RunState, formats: Formats): string {
  if (upstream === undefined) return "";
  const names = proposal.sent.map((one) => one.column);
  const host = upstream.origin.replace(/^https?:\/\//, "");
  if (run.knownOrigins.has(upstream.origin)) return `Sends ${formats.columns(names.length)} to ${host}.`;
  return `Sends ${formats.list(names)} to ${host}.`;
}
