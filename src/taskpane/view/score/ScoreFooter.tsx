import { Button, mergeClasses } from "@fluentui/react-components";
import { Suspense, useId, type MouseEvent } from "react";
import { PREVIEW_ROWS } from "../../../scoring/scoring-plan";
import { sourceKey } from "../../state/data/data-session";
import type { PaneView } from "../../state/pane-view";
import type { Review } from "../../state/proposal/review";
import { isUnderWay } from "../../state/run/run-session";
import { useFooterStyles } from "../frame/footer-styles";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import type { Formats } from "../words/formats";
import { obstacleWords } from "../words/obstacle-words";
import { IDLE_BUTTON } from "../words/shell-words";

const RunProgressView = loadPart(async () => (await import("./RunProgressView")).RunProgressView);
const CollisionChoice = loadPart(async () => (await import("./CollisionChoice")).CollisionChoice);

/** The button, what it will do or why it is off; while a run is under way, how far it is and Cancel. Always in reach. */
export function ScoreFooter() {
  const formats = useFormats();
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const hintId = useId();
  const session = useActions();
  const isRunning = usePane((view) => isUnderWay(view.state.run.status));
  const isCancelling = usePane((view) => view.state.run.isCancelling);
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  const button = usePane((view) => buttonWords(view, formats));
  const hint = usePane((view) => hintWords(view, formats));
  // A double click on the button before must not cancel the run that its first half began.
  const cancel = ({ detail: clicks }: MouseEvent) => {
    if (clicks < 2) session.run.cancel();
  };
  if (isRunning) {
    return (
      <footer className={styles.footer}>
        <Suspense fallback={null}>
          <RunProgressView />
        </Suspense>
        <Button className={styles.button} size="large" disabledFocusable={isCancelling} onClick={cancel}>
          {isCancelling ? "Cancelling …" : "Cancel"}
        </Button>
      </footer>
    );
  }
  return (
    <footer className={styles.footer}>
      {isReady && <NameQuestion />}
      <Button
        className={styles.button}
        appearance="primary"
        size="large"
        disabledFocusable={!isReady}
        aria-describedby={hintId}
        onClick={() => void session.score()}
      >
        {button}
      </Button>
      {isReady && <PreviewButton describedBy={hintId} />}
      <div id={hintId} className={mergeClasses(texts.hint, texts.wrapping)}>
        {hint}
      </div>
    </footer>
  );
}

/** Asked only where a column has the result's name already. */
function NameQuestion() {
  const collision = usePane((view) => view.proposal.collision);
  const place = usePane((view) => view.proposal.place);
  const { recipes } = useActions();
  if (collision === undefined) return null;
  return (
    <Suspense fallback={null}>
      <CollisionChoice
        collision={collision}
        onChoose={(choice) => recipes.change(place, { kind: "choose-name", choice })}
      />
    </Suspense>
  );
}

/** The cautious way: a few rows, and nothing written. */
function PreviewButton({ describedBy }: { readonly describedBy: string }) {
  const formats = useFormats();
  const styles = useFooterStyles();
  const session = useActions();
  const isAsking = usePane((view) => view.preview?.kind === "asking");
  const rowCount = usePane((view) => Math.min(PREVIEW_ROWS, view.proposal.shape?.rowCount ?? 0));
  const press = () => (isAsking ? session.preview.close() : void session.previewRows());
  return (
    <Button className={styles.button} aria-describedby={describedBy} onClick={press}>
      {isAsking ? "Cancel preview" : `Preview ${formats.rows(rowCount)}`}
    </Button>
  );
}

/** The review, if the button is about what was checked. */
function ownReview({ review }: PaneView): Review | undefined {
  return review?.isCurrent === true ? review : undefined;
}

/** What the button will do, if it can do anything; "again" when this table is the one the latest run was about. */
function buttonWords(view: PaneView, formats: Formats): string {
  const review = ownReview(view);
  if (review !== undefined) return reviewedButtonWords(review, formats);
  const { shape, obstacle } = view.proposal;
  const { run } = view.state;
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

/** What pressing the button means, or what is in its way. */
function hintWords(view: PaneView, formats: Formats): string {
  const { obstacle } = view.proposal;
  if (obstacle !== undefined) return obstacleWords(obstacle, formats);
  return `${leftOutWords(ownReview(view), formats)}${consentWords(view, formats)}`;
}

function leftOutWords(review: Review | undefined, formats: Formats): string {
  const left = review?.rowsToScore === undefined ? 0 : review.shape.rowCount - review.rowsToScore;
  return left === 0 ? "" : `Leaves out ${formats.rows(left)}. `;
}

/** Names the host and the columns before rows go there for the first time; afterwards the host and their number. */
function consentWords({ state: { connection, run }, proposal }: PaneView, formats: Formats): string {
  if (!("upstream" in connection)) return "";
  const { upstream } = connection;
  const names = proposal.sent.map((one) => one.column);
  const host = upstream.origin.replace(/^https?:\/\//, "");
  if (run.knownOrigins.has(upstream.origin)) return `Sends ${formats.columns(names.length)} to ${host}.`;
  return `Sends ${formats.list(names)} to ${host}.`;
}
