import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { WHOLE_ROW, type ColumnReading } from "../../../core/columns/column-reading";
import { faultReading, isSameReading } from "../../../core/recipe/agreed-faults";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import type { Review } from "../../state/proposal/review";
import { NoteList } from "../parts/NoteList";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane } from "../parts/use-pane";
import { useFormats } from "../parts/use-formats";
import { useSectionInView } from "../attention/use-section-in-view";
import { ColumnTypeChoice } from "./ColumnTypeChoice";
import { CureForAll } from "./CureForAll";
import { ProblemGroup } from "./ProblemGroup";
import { CHECK_WORDS, headingWords, nothingSentWords, sentAsWords, showMoreWords } from "../words/check-words";

/** So many faults are told in one line each, and unfolded one by one. */
const FOLDED_FROM = 3;

/** Columns shown before the analyst asks for the others: a wide table may have hundreds. */
const COLUMNS_SHOWN = 12;

const useStyles = makeStyles({
  columns: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  header: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    columnGap: "8px",
    flexWrap: "wrap",
  },
  name: { margin: 0, font: "inherit", fontWeight: tokens.fontWeightSemibold },
});

/** What a check found, column by column, before anything is sent; nothing once there is no review any more. */
export function CheckView() {
  const review = usePane((view) => view.review);
  return review === undefined ? null : <Findings review={review} />;
}

function Findings({ review }: { readonly review: Review }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const { report, shape } = review;
  const ref = useSectionInView<HTMLDivElement>(report);
  const columns = columnsAtFault(report);
  const shown = showsAll ? columns : columns.slice(0, COLUMNS_SHOWN);
  return (
    <div ref={ref} className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{nothingSentWords(shape.label)}</div>
      {report.problems.length > 1 && <CureForAll review={review} />}
      <ul className={mergeClasses(texts.plainList, styles.columns)} aria-label={CHECK_WORDS.columns}>
        {shown.map((column) => (
          <li key={column.name} className={styles.column}>
            <div className={styles.header}>
              <h3 className={mergeClasses(styles.name, texts.wrapping)}>{headingWords(column.name)}</h3>
              {!column.isDeclared && <span className={texts.hint}>{sentAsWords(column.type)}</span>}
            </div>
            <ColumnProblems column={column} review={review} />
          </li>
        ))}
      </ul>
      {shown.length < columns.length && (
        <Button size="small" onClick={() => setShowsAll(true)}>
          {showMoreWords(columns.length - shown.length, formats)}
        </Button>
      )}
      <NoteList notes={report.notes} source={shape} />
    </div>
  );
}

interface ColumnProblemsProps {
  readonly column: PreflightReport["columns"][number];
  readonly review: Review;
}

function ColumnProblems({ column, review }: ColumnProblemsProps) {
  const texts = useTextStyles();
  const { recipes } = useActions();
  const { place, report, shape, checkedWith, choices } = review;
  const choose = (reading: ColumnReading) =>
    recipes.change(place, { kind: "read-column", column: column.name, reading });
  const choice = choices[column.name] ?? {};
  const isSentOtherwise = choice.type !== checkedWith[column.name]?.type;
  const problems = report.problems.filter((problem) => problem.column === column.name);
  return (
    <>
      {isSentOtherwise ? (
        <div className={texts.hint}>{CHECK_WORDS.looksAgain}</div>
      ) : (
        problems.map((problem) => (
          <ProblemGroup
            key={problem.cause}
            problem={problem}
            column={column}
            shape={shape}
            choice={choice}
            hasFailed={hasFailed(problem, review)}
            isFolded={report.problems.length >= FOLDED_FROM}
            onChoose={choose}
          />
        ))
      )}
      {!column.isDeclared && (
        <ColumnTypeChoice
          column={column.name}
          label={CHECK_WORDS.sendColumnAs}
          {...(checkedWith[column.name]?.type === undefined ? { inferred: column.type } : {})}
          choice={choice}
          onChoose={choose}
        />
      )}
    </>
  );
}

/** Whether the cells were found with the very cure that is chosen for them. */
function hasFailed({ column, cause }: CellProblem, { checkedWith, choices }: Review): boolean {
  const isTried = choices[column]?.cures?.[cause] !== undefined;
  return isTried && isSameReading(faultReading(checkedWith, column, cause), faultReading(choices, column, cause));
}

/** Those with most rows at fault first. */
function columnsAtFault({ problems, columns }: PreflightReport): PreflightReport["columns"] {
  return [...new Set(problems.map((problem) => problem.column))].flatMap((name) =>
    name === WHOLE_ROW ? WHOLE_ROWS : (columns.find((column) => column.name === name) ?? []),
  );
}

/** Faults of rows as a whole stand under a heading like those of a column; there is no type to choose for them. */
const WHOLE_ROWS: PreflightReport["columns"][number] = { name: WHOLE_ROW, type: "string", isDeclared: true };
