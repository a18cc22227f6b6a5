import { Button, Checkbox, mergeClasses } from "@fluentui/react-components";
import { isByPosition } from "../../../core/inputs/match-by-position";
import type { RecipeChange } from "../../../core/recipe/change-recipe";
import { placeKey } from "../../state/recipe/recipe-place";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { ColumnChecklist } from "./ColumnChecklist";
import { InputMatches } from "./InputMatches";
import { TensorColumns } from "./TensorColumns";
import { sampleWords } from "../words/data/sample-words";
import { useSample } from "./use-sample";
import { DATA_WORDS } from "../words/data-words";

/** What the pane understood of the selection, and the columns that are sent. */
export function DataForm() {
  const data = usePane((view) => view.state.data);
  const { shape, target, place, matches, tensors, leftOut, own } = usePane((view) => view.proposal);
  const session = useActions();
  const texts = useTextStyles();
  const change = (changed: RecipeChange) => session.recipes.change(place, changed);
  // Which columns there are to be joined in order, the analyst ticks.
  const isInOrder = isByPosition((matches ?? []).map((match) => match.input));
  // Without a model there is nothing to send columns to.
  const isSilent = shape !== undefined && target !== undefined && matches === undefined && tensors === undefined;
  const formats = useFormats();
  const cells = useSample(matches === undefined ? undefined : shape);
  const samples = new Map(
    [...cells].map(([column, cell]) => [column, sampleWords(cell, shape?.dateSystem ?? 1900, formats)]),
  );
  const refresh = () => void session.data.refresh();
  return (
    <div className={texts.stack}>
      {/* Excel's events may be late or never come. */}
      <div className={texts.row}>
        <div className={mergeClasses(texts.hint, texts.growing)}>{DATA_WORDS.followsSelection}</div>
        <Button size="small" className={texts.narrow} onClick={refresh}>
          {DATA_WORDS.readSelection}
        </Button>
      </div>
      {data.followError !== undefined && <ErrorNote error={data.followError} />}
      {data.selection?.kind === "none" && data.selection.error.code !== "selection-invalid" && (
        <ErrorNote error={data.selection.error} onRetry={refresh} />
      )}
      {shape?.source.kind === "range" && (
        <Checkbox
          label={DATA_WORDS.hasHeaders}
          checked={shape.source.hasHeaders}
          onChange={(_, { checked }) => void session.data.setHasHeaders(shape.source, checked === true)}
        />
      )}
      {isSilent && <div className={texts.hint}>{DATA_WORDS.silentModel}</div>}
      {shape !== undefined && (isSilent || isInOrder) && (
        <ColumnChecklist
          columns={shape.columns}
          own={own.all}
          leftOut={leftOut}
          onChange={(left) =>
            change({ kind: "send-columns", columns: shape.columns.filter((column) => !left.has(column)) })
          }
        />
      )}
      {shape !== undefined && matches !== undefined && (
        <InputMatches
          key={placeKey(place)}
          columns={isInOrder ? shape.columns.filter((column) => !leftOut.has(column)) : shape.columns}
          samples={samples}
          matches={matches}
          own={own.all}
          onChoose={(input, choice) => change({ kind: "choose-input", input, choice })}
        />
      )}
      {shape !== undefined && tensors !== undefined && (
        <TensorColumns
          columns={shape.columns}
          tensors={tensors}
          own={own.all}
          onChoose={(tensor, columns) => change({ kind: "choose-tensor", tensor, columns: [...columns] })}
        />
      )}
    </div>
  );
}
