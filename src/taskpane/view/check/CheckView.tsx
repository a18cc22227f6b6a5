import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ColumnReading } from "../../../core/columns/column-reading";
import { faultReading, isSameReading } from "../../../core/recipe/agreed-faults";
import type { RecipeChange } from "../../../core/recipe/change-recipe";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import type { Review } from "../../state/proposal/review";
import type { RecipePlace } from "../../state/recipe/recipe-place";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { ColumnTypeChoice } from "./ColumnTypeChoice";
import { ProblemGroup } from "./ProblemGroup";
import { CHECK_WORDS, nothingSentWords, sentAsWords, showMoreWords } from "../words/check-words";

export interface CheckViewProps {
  readonly review: Review;
  readonly onChangeRecipe: (place: RecipePlace, change: RecipeChange) => void;
  readonly onGoToCell: (sheetName: string, address: string) => void;
}

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

/** What a check found, column by column, before anything is sent. */
export function CheckView({ review, onChangeRecipe, onGoToCell }: CheckViewProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const { report, shape, place } = review;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The section's header says how many rows are at fault.
    ref.current?.closest("section")?.scrollIntoView({ block: "start" });
  }, [report]);
  const columns = columnsAtFault(report);
  const shown = showsAll ? columns : columns.slice(0, COLUMNS_SHOWN);
  return (
    <div ref={ref} className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{nothingSentWords(shape.label)}</div>
      <ul className={mergeClasses(texts.plainList, styles.columns)} aria-label={CHECK_WORDS.columns}>
        {shown.map((column) => (
          <li key={column.name} className={styles.column}>
            <div className={styles.header}>
              <h3 className={mergeClasses(styles.name, texts.wrapping)}>{column.name}</h3>
              {!column.isDeclared && <span className={texts.hint}>{sentAsWords(column.type)}</span>}
            </div>
            <ColumnProblems
              column={column}
              review={review}
              onChoose={(reading) => onChangeRecipe(place, { kind: "read-column", column: column.name, reading })}
              onGoToCell={onGoToCell}
            />
          </li>
        ))}
      </ul>
      {shown.length < columns.length && (
        <Button size="small" onClick={() => setShowsAll(true)}>
          {showMoreWords(columns.length - shown.length, formats)}
        </Button>
      )}
    </div>
  );
}

interface ColumnProblemsProps {
  readonly column: PreflightReport["columns"][number];
  readonly review: Review;
  readonly onChoose: (choice: ColumnReading) => void;
  readonly onGoToCell: (sheetName: string, address: string) => void;
}

function ColumnProblems({ column, review, onChoose, onGoToCell }: ColumnProblemsProps) {
  const texts = useTextStyles();
  const { report, shape, checkedWith, choices } = review;
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
            onChoose={onChoose}
            onGoToCell={onGoToCell}
          />
        ))
      )}
      {!column.isDeclared && (
        <ColumnTypeChoice
          column={column.name}
          label={CHECK_WORDS.sendColumnAs}
          {...(checkedWith[column.name]?.type === undefined ? { inferred: column.type } : {})}
          choice={choice}
          onChoose={onChoose}
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
  return [...new Set(problems.map((problem) => problem.column))].flatMap(
    (name) => columns.find((column) => column.name === name) ?? [],
  );
}
