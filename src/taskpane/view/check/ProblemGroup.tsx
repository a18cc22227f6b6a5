import { makeStyles, tokens } from "@fluentui/react-components";
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
  readonly onChoose: (choice: ColumnReading) => void;
}

/** Cells named in a group: enough to see a pattern. */
const CELLS_SHOWN = 5;

const useStyles = makeStyles({
  group: {
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

/** Cells of one column with one fault: how many, where, why, and what to do about them. */
export function ProblemGroup({ problem, column, shape, choice, hasFailed, onChoose }: ProblemGroupProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const name = useId();
  const { cause, rowCount } = problem;
  const options = cureOptions(cause, column, { examples: problem.examples, choice });
  const chosen = chosenOption(options, cause, choice);
  // A value that is still to be typed is no cure yet, but its field is shown.
  const [isTyping, setIsTyping] = useState(false);
  const isFilling = isTyping || chosen.takesValue === true;
  const cure = choice.cures?.[cause];
  const choose = (option: CureOption) => {
    setIsTyping(option.takesValue === true);
    onChoose(withCure(choice, cause, option));
  };
  return (
    <div role="group" aria-labelledby={`${name}-title`} className={styles.group}>
      <div id={`${name}-title`} className={texts.strong}>
        {problemWords(problem, formats)}
        <span className={texts.hidden}>{inColumnWords(column.name)}</span>
      </div>
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
    </div>
  );
}
