import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ColumnReading } from "../../../core/columns/column-reading";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import type { SourceShape } from "../../../scoring/ports";
import { CellLinks } from "../parts/CellLinks";
import { failureCells } from "../parts/failure-cells";
import { RadioOption } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { whyWords, CHECK_WORDS, inColumnWords, problemWords } from "../words/check-words";
import { chosenOption, cureOptions, withCure, type CureOption } from "./cure-options";
import { FillField } from "./FillField";

export interface ProblemGroupProps {
  readonly problem: CellProblem;
  readonly column: PreflightReport["columns"][number];
  readonly shape: SourceShape;
  /** Of the column. */
  readonly choice: ColumnReading;
  /** Whether the cells are at fault in spite of the cure that is chosen. */
  readonly hasFailed: boolean;
  /** Whether it is told in one line until it is asked for, as one of many. */
  readonly isFolded: boolean;
  readonly onChoose: (choice: ColumnReading) => void;
}

/** Cells named in a group: enough to see a pattern. */
const CELLS_SHOWN = 5;

const useStyles = makeStyles({
  group: {
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
  },
  /** The line is as high as the smallest target. Source: WCAG 2.2, 2.5.8. */
  folded: {
    "& > summary": { cursor: "pointer", minHeight: "24px", borderRadius: tokens.borderRadiusSmall },
    "& > summary:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: { display: "block" },
});

/** Cells of one column with one fault: how many, where, why, and what to do about them. */
export function ProblemGroup({ problem, column, shape, choice, hasFailed, isFolded, onChoose }: ProblemGroupProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const name = useId();
  const { cause, rowCount } = problem;
  const options = cureOptions(cause, column, { examples: problem.examples, choice });
  const chosen = chosenOption(options, cause, choice);
  // A value that is still to be typed is no cure yet, but its field is shown.
  const [isTyping, setIsTyping] = useState(false);
  const cure = choice.cures?.[cause];
  const isFilling = (isTyping && cure === undefined) || chosen.takesValue === true;
  const choose = (option: CureOption) => {
    setIsTyping(option.takesValue === true);
    onChoose(withCure(choice, cause, option));
  };
  const title = (
    <>
      <span id={`${name}-title`} className={texts.strong}>
        {problemWords(problem, formats)}
        <span className={texts.hidden}>{inColumnWords(column.name)}</span>
      </span>
      {isFolded && chosen.id !== "leave-out" && (
        <span className={mergeClasses(texts.hint, styles.chosen)}>{chosen.words}</span>
      )}
    </>
  );
  const cells = (
    <>
      <CellLinks cells={failureCells(problem, shape, CELLS_SHOWN)} count={rowCount} sheetName={shape.sheetName} />
      <div className={texts.hint}>{whyWords(cause, column)}</div>
      {hasFailed && <div className={texts.hint}>{CHECK_WORDS.cureFailed}</div>}
      {options.map((option) => (
        <RadioOption
          key={option.id}
          name={name}
          words={option.words}
          isChosen={isFilling ? option.takesValue === true : option === chosen}
          onChoose={() => choose(option)}
        />
      ))}
      {isFilling && (
        <FillField
          type={column.type}
          value={cure?.kind === "fill" ? cure.value : undefined}
          onChange={(value) => {
            setIsTyping(true);
            onChoose(withCure(choice, cause, value === undefined ? {} : { cure: { kind: "fill", value } }));
          }}
        />
      )}
    </>
  );
  return (
    <div role="group" aria-labelledby={`${name}-title`} className={styles.group}>
      {isFolded ? (
        <details className={styles.folded} open={hasFailed}>
          <summary>{title}</summary>
          {cells}
        </details>
      ) : (
        <>
          <div>{title}</div>
          {cells}
        </>
      )}
    </div>
  );
}
