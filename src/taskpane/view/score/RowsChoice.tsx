import { makeStyles, tokens } from "@fluentui/react-components";
import type { SourceShape } from "../../../scoring/ports";
import { ALL_ROWS, FIRST_ROWS, type RowsWanted } from "../../state/data/rows-wanted";
import { isWithin } from "../../state/settings/pane-settings";
import { RadioOption } from "../parts/RadioOption";
import { TextField } from "../parts/TextField";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import type { Formats } from "../words/formats";
import { allRowsWords, firstRowsProblem, ROWS_WORDS } from "../words/run/rows-words";

const useStyles = makeStyles({
  group: {
    border: "none",
    margin: 0,
    marginBlockEnd: tokens.spacingVerticalS,
    padding: 0,
    minWidth: 0,
    ":not(:first-child)": { marginBlockStart: tokens.spacingVerticalM },
  },
  legend: { padding: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  count: { display: "block", maxWidth: "120px", marginInlineStart: "20px" },
});

/** Which rows of the selected table the button scores; nothing for a table of one row, and where the button scores a column again. */
export function RowsChoice() {
  const shape = usePane((view) => view.proposal.shape);
  const wanted = usePane((view) => view.proposal.rows?.wanted) ?? ALL_ROWS;
  const { isOffering } = useSubscribable(useActions().memory);
  if (shape === undefined || shape.rowCount < 2 || isOffering) return null;
  return <Options key={shape.label} shape={shape} wanted={wanted} />;
}

function Options({ shape, wanted }: { readonly shape: SourceShape; readonly wanted: RowsWanted }) {
  const styles = useStyles();
  const formats = useFormats();
  const session = useActions();
  const choose = (chosen: RowsWanted) => void session.data.setRows(shape, chosen);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{ROWS_WORDS.title}</legend>
      {optionsFor(shape, wanted, formats).map(([option, words]) => (
        <RadioOption
          key={option.kind}
          name="rows-to-score"
          words={words}
          isChosen={wanted.kind === option.kind}
          onChoose={() => choose(option)}
        />
      ))}
      {wanted.kind === "first" && (
        <div className={styles.count}>
          <TextField
            label={ROWS_WORDS.howMany}
            isAttached
            inputMode="numeric"
            value={String(wanted.rowCount)}
            problemOf={(text) =>
              isWithin(Number(text), shape.rowCount) ? undefined : firstRowsProblem(shape.rowCount, formats)
            }
            onSettle={(text) => choose({ kind: "first", rowCount: Number(text) })}
          />
        </div>
      )}
    </fieldset>
  );
}

type Option = readonly [wanted: RowsWanted, words: string];

/** A range is what is selected; what is visible is a choice where something is hidden. */
function optionsFor(shape: SourceShape, wanted: RowsWanted, formats: Formats): readonly Option[] {
  const hasVisible = shape.hasHiddenRows === true || wanted.kind === "visible";
  const first: RowsWanted = { kind: "first", rowCount: Math.min(FIRST_ROWS, shape.rowCount) };
  return [
    [ALL_ROWS, allRowsWords(shape.rowCount, formats)],
    ...(hasVisible ? [[{ kind: "visible" }, ROWS_WORDS.visible] as const] : []),
    ...(shape.source.kind === "table" ? [[{ kind: "selected" }, ROWS_WORDS.selected] as const] : []),
    [first, ROWS_WORDS.first],
  ];
}
