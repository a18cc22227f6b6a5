import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { headersOf, latestCheck, type MemoryState } from "../../state/memory/memory-state";
import { modelNews } from "../../state/memory/model-news";
import { whyWhole } from "../../state/memory/offer";
import type { MemorySession } from "../../state/memory/memory-session";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import {
  CARD_WORDS,
  cardTitle,
  cutElsewhereWords,
  makerWords,
  modelNewsWords,
  refusedWords,
  whyWholeWords,
} from "../words/memory/card-words";
import { ChangedRows } from "./ChangedRows";
import { CheckLine } from "./CheckLine";
import { ColumnActions } from "./ColumnActions";
import { endpointWords } from "../../state/connection/endpoint-words";
import { goneColumns } from "../../state/memory/gone-columns";
import { refusedRows } from "../../state/memory/refused-rows";
import { RemovedNote } from "./RemovedNote";
import { RunHistory } from "./RunHistory";
import { SetAside } from "./SetAside";
import { WhichColumn } from "./WhichColumn";

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    // Each side by itself: "border" for all of them would leave none on the left.
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
  },
  title: { margin: 0, fontSize: "inherit", lineHeight: tokens.lineHeightBase300 },
});

/** What the workbook remembers of the result column of what is selected: who made it, whether it is still right, what can be done. */
export function ThisColumn({ memory }: { readonly memory: MemorySession }) {
  const state = useSubscribable(memory);
  const texts = useTextStyles();
  const formats = useFormats();
  const removed = <RemovedNote memory={memory} state={state} />;
  if (state.column !== undefined) {
    return (
      <>
        {removed}
        <Card memory={memory} state={state} column={state.column} />
      </>
    );
  }
  const cut = state.look?.columns.find(({ unended, place }) => unended?.isCut === true && place !== undefined);
  if (cut === undefined) return removed;
  return (
    <>
      {removed}
      <div role="status" className={mergeClasses(texts.hint, texts.aside, texts.wrapping)}>
        {cutElsewhereWords(cut, formats)}
      </div>
    </>
  );
}

interface CardProps {
  readonly memory: MemorySession;
  readonly state: MemoryState;
  readonly column: ColumnLook;
}

function Card({ memory, state, column }: CardProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const titleId = useId();
  const { locale } = useServices();
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <h2 id={titleId} className={mergeClasses(styles.title, texts.strong, texts.wrapping)}>
        {cardTitle(headersOf(column), formats)}
      </h2>
      <WhichColumn memory={memory} here={state.here} chosen={column} />
      <div className={mergeClasses(texts.hint, texts.wrapping)}>
        {makerWords(column, endpointWords(column.column.recipe), state.lookedAtMs, locale)}
      </div>
      <CheckLine memory={memory} state={state} />
      <Notes state={state} column={column} />
      <SetAside memory={memory} state={state} />
      <ChangedRows memory={memory} state={state} column={column} />
      <RunHistory column={column} columns={state.look?.columns ?? []} />
      <ColumnActions memory={memory} state={state} />
    </section>
  );
}

/** What must be known before the counts are trusted; mostly nothing. */
function Notes({ state, column }: Omit<CardProps, "memory">) {
  const texts = useTextStyles();
  const formats = useFormats();
  const shape = usePane(({ proposal }) => proposal.shape);
  const previewed = usePane(({ preview, proposal: { target } }) => {
    const { origin, route } = column.column.recipe;
    const isOwn = target?.origin === origin && target?.route === route;
    return isOwn && preview?.kind === "shown" ? preview.preview.servedModelName : undefined;
  });
  const check = latestCheck(state);
  const why = column.column.isRowByRow === false ? "not-row-by-row" : check && whyWhole(check);
  const refused = check === undefined ? { rowCount: 0, codes: [] } : refusedRows(column, check);
  const news = modelNews(column, check, previewed);
  const notes = [
    ...(why === undefined ? [] : [whyWholeWords(why, goneColumns(column.column, shape), formats)]),
    ...(why !== undefined || refused.rowCount === 0 ? [] : [refusedWords(refused, formats)]),
    ...(news === undefined ? [] : [modelNewsWords(news, formats)]),
    ...(column.place?.foundBy === "header" ? [CARD_WORDS.byHeader] : []),
  ];
  return notes.map((note) => (
    <div key={note} className={mergeClasses(texts.hint, texts.aside, texts.wrapping)}>
      {note}
    </div>
  ));
}
