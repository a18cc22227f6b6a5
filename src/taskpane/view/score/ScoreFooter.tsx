import { Button, mergeClasses } from "@fluentui/react-components";
import { Suspense, useEffect, useId, useState, type MouseEvent } from "react";
import { endpointUrl } from "../../../endpoint/addresses/endpoint-address";
import { PREVIEW_ROWS } from "../../../scoring/scoring-plan";
import { hostOf } from "../../state/connection/host-of";
import { sourceKey } from "../../state/data/data-session";
import type { PaneView } from "../../state/pane-view";
import type { Obstacle, Proposal } from "../../state/proposal/proposal";
import type { Review } from "../../state/proposal/review";
import { isUnderWay } from "../../state/run/run-session";
import { handOverOffer } from "../../state/warehouse/hand-over-offer";
import { LinkedWords, linkMark, type WordsLink } from "./LinkedWords";
import { useFooterStyles } from "../frame/footer-styles";
import { ExcelHint } from "./ExcelHint";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import type { Formats } from "../words/formats";
import { obstacleWords } from "../words/obstacle-words";
import {
  consentWords,
  leavesOutWords,
  newsWords,
  previewButtonWords,
  reviewedButtonWords,
  SCORE_WORDS,
  scoreButtonWords,
  someRowsButtonWords,
} from "../words/score-words";
import { shapeWords } from "../words/summary-words";
import { useKeptHeight } from "./use-kept-height";

const ColumnOffer = loadPart(
  async () => (await import(/* webpackChunkName: "memory" */ "../memory/ColumnOffer")).ColumnOffer,
);
const RunProgressView = loadPart(async () => (await import("./RunProgressView")).RunProgressView);
const CeilingNote = loadPart(async () => (await import("./CeilingNote")).CeilingNote);
const EstimateLine = loadPart(async () => (await import("./EstimateLine")).EstimateLine);
const HandOverOfferLine = loadPart(async () => (await import("../warehouse/HandOverOfferLine")).HandOverOfferLine);
const CollisionChoice = loadPart(async () => (await import("./CollisionChoice")).CollisionChoice);

/** The button, what it will do or why it is off; while a run is under way, how far it is and Cancel. Always in reach. */
export function ScoreFooter() {
  const formats = useFormats();
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const hintId = useId();
  const session = useActions();
  const { memory, isOffering, isSettling } = useSubscribable(session.memory);
  const isRunning = usePane(({ state: { run } }) => run.isPreparing === true || isUnderWay(run.status));
  // Until it is known what comes next, a run that has just ended stands there as it ended.
  const isShowingRun = isRunning || isSettling;
  const footer = useKeptHeight(isShowingRun);
  const isAsking = usePane((view) => view.state.run.question !== undefined);
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  const button = usePane((view) => buttonWords(view, formats));
  const hint = usePane((view) => hintWords(view, formats));
  const proposal = usePane((view) => view.proposal);
  const links = linksOf(proposal, formats);
  useEffect(() => {
    if (isReady) void RunProgressView.preload();
    if (isRunning) void ColumnOffer.preload();
  }, [isReady, isRunning]);
  if (isShowingRun) {
    return (
      <footer ref={footer} className={styles.footer}>
        <Suspense fallback={null}>{isAsking ? <CeilingNote /> : <RunProgressView />}</Suspense>
        <ExcelHint />
        <CancelButton isOver={!isRunning} />
      </footer>
    );
  }
  if (memory !== undefined && isOffering) {
    return (
      <footer ref={footer} className={styles.footer}>
        <ExcelHint />
        <Suspense fallback={null}>
          <ColumnOffer memory={memory} />
        </Suspense>
      </footer>
    );
  }
  return (
    <footer ref={footer} className={styles.footer}>
      <ExcelHint />
      <News />
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
        <LinkedWords sentence={hint} links={links} />
      </div>
      {isReady && <Estimate />}
    </footer>
  );
}

/** So long a key that is pressed again means the button before, which has just begun the run. */
const KEY_PRESSED_TWICE_MS = 500;

/** Ends the run. Neither a double click nor a second press of Enter on the button before cancels what its first half began. */
function CancelButton({ isOver }: { readonly isOver: boolean }) {
  const styles = useFooterStyles();
  const { clock } = useServices();
  const { run } = useActions();
  const isCancelling = usePane((view) => view.state.run.isCancelling);
  const [shownAtMs] = useState(() => clock.now());
  const cancel = ({ detail: clicks }: MouseEvent) => {
    const isByKey = clicks === 0;
    if (clicks < 2 && !(isByKey && clock.now() - shownAtMs < KEY_PRESSED_TWICE_MS)) run.cancel();
  };
  return (
    <Button className={styles.button} size="large" disabledFocusable={isCancelling || isOver} onClick={cancel}>
      {isCancelling ? SCORE_WORDS.cancelling : SCORE_WORDS.cancel}
    </Button>
  );
}

/** Shown once the button was pressed for something that is not selected any more. */
function News() {
  const formats = useFormats();
  const texts = useTextStyles();
  const words = usePane(({ state: { data }, proposal: { shape, rows } }) =>
    data.isNews === true ? newsWords(shape && shapeWords(shape, formats, rows?.ranges && rows.rowCount)) : undefined,
  );
  return words === undefined ? null : (
    <div role="alert" className={mergeClasses(texts.hint, texts.wrapping)}>
      {words}
    </div>
  );
}

/** Only where something was measured of the endpoint, or the table is large. */
function Estimate() {
  const heard = useSubscribable(useActions().heard);
  const target = usePane((view) => view.proposal.target);
  const pace = target && heard.get(endpointUrl(target))?.pace;
  const proposal = usePane((view) => view.proposal);
  const connection = usePane(({ state }) => state.connection);
  const settings = usePane(({ state }) => state.settings);
  const offer = handOverOffer({ state: { connection, settings }, proposal }, pace);
  return (
    <Suspense fallback={null}>
      {offer !== undefined ? <HandOverOfferLine offer={offer} /> : pace && <EstimateLine pace={pace} />}
    </Suspense>
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
  const rowCount = usePane((view) => Math.min(PREVIEW_ROWS, view.proposal.rows?.rowCount ?? 0));
  const press = () => (isAsking ? session.preview.close() : void session.previewRows());
  return (
    <Button className={styles.button} aria-describedby={describedBy} onClick={press}>
      {isAsking ? SCORE_WORDS.cancelPreview : previewButtonWords(rowCount, formats)}
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
  if (review !== undefined) return reviewedButtonWords(review.rowsToScore, review.report.rowCount, formats);
  const { shape, rows, obstacle } = view.proposal;
  const { run } = view.state;
  if (shape === undefined || obstacle !== undefined) return scoreButtonWords(undefined, false, formats);
  const isSame = run.order !== undefined && sourceKey(run.order.plan.source) === sourceKey(shape.source);
  const isSome = rows?.ranges !== undefined && rows.rowCount !== undefined;
  return isSome
    ? someRowsButtonWords(rows.rowCount, shape.rowCount, isSame, formats)
    : scoreButtonWords(shape.rowCount, isSame, formats);
}

/** What pressing the button means, or what is in its way. */
function hintWords(view: PaneView, formats: Formats): string {
  const { obstacle } = view.proposal;
  if (obstacle !== undefined) return obstacleWords(withLinks(obstacle), formats);
  return `${leavesOutWords(rowsLeftOut(ownReview(view)), formats)}${consentOf(view, formats)}`;
}

function rowsLeftOut(review: Review | undefined): number {
  return review?.rowsToScore === undefined ? 0 : review.report.rowCount - review.rowsToScore;
}

/** What goes where when the button is pressed. */
function consentOf({ state: { connection, run }, proposal }: PaneView, formats: Formats): string {
  if (!("upstream" in connection)) return "";
  const { origin } = connection.upstream;
  const names = proposal.sent.map((one) => one.column);
  // Once they have been named, their number leads to them.
  return consentWords(run.knownOrigins.has(origin) ? linkMark(0) : formats.list(names), hostOf(origin));
}

/** An obstacle whose names are links. */
function withLinks(obstacle: Obstacle): Obstacle {
  return obstacle.section === "data" && "names" in obstacle
    ? { ...obstacle, names: obstacle.names.map((_, place) => linkMark(place)) }
    : obstacle;
}

/** Where the links of the hint lead: an input's choice, or the columns that are sent. */
function linksOf({ obstacle, sent }: Proposal, formats: Formats): readonly WordsLink[] {
  if (obstacle === undefined) return [{ words: formats.columns(sent.length), place: { section: "data" } }];
  if (obstacle.section !== "data" || !("names" in obstacle)) return [];
  return obstacle.names.map((input) => ({ words: input, place: { section: "data", input } }));
}
