import { Button, Checkbox } from "@fluentui/react-components";
import type { RecipeChange } from "../../../core/recipe/change-recipe";
import type { SourceRef } from "../../../scoring/ports";
import type { DataState } from "../../state/data/data-session";
import type { Proposal } from "../../state/proposal/proposal";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { ColumnChecklist } from "./ColumnChecklist";
import { InputMatches } from "./InputMatches";
import { TensorColumns } from "./TensorColumns";

export interface DataFormProps {
  readonly data: DataState;
  readonly proposal: Proposal;
  readonly onHasHeaders: (source: SourceRef, hasHeaders: boolean) => void;
  readonly onChangeRecipe: (change: RecipeChange) => void;
  readonly onRefresh: () => void;
}

/** What the pane understood of the selection, and the columns that are sent. */
export function DataForm(props: DataFormProps) {
  const { data, proposal } = props;
  const texts = useTextStyles();
  const { shape, matches, tensors } = proposal;
  return (
    <div className={texts.stack}>
      {data.followError !== undefined && (
        <>
          <ErrorNote error={data.followError} />
          <Button onClick={props.onRefresh}>Read the selection</Button>
        </>
      )}
      {data.selection?.kind === "none" && data.selection.error.code !== "selection-invalid" && (
        <ErrorNote error={data.selection.error} onRetry={props.onRefresh} />
      )}
      {data.selection?.kind === "none" && data.selection.error.code === "selection-invalid" && (
        <div className={texts.hint}>The pane follows what you select in the sheet.</div>
      )}
      {shape?.source.kind === "range" && (
        <HeadersBox source={shape.source} hasHeaders={shape.source.hasHeaders} onChange={props.onHasHeaders} />
      )}
      {shape !== undefined && matches !== undefined && (
        <InputMatches
          columns={shape.columns}
          matches={matches}
          onChoose={(input, choice) => props.onChangeRecipe({ kind: "choose-input", input, choice })}
        />
      )}
      {shape !== undefined && tensors !== undefined && (
        <TensorColumns
          columns={shape.columns}
          tensors={tensors}
          onChoose={(tensor, columns) => props.onChangeRecipe({ kind: "choose-tensor", tensor, columns: [...columns] })}
        />
      )}
      {shape !== undefined && matches === undefined && tensors === undefined && (
        <ColumnChecklist
          columns={shape.columns}
          leftOut={proposal.leftOut}
          onChange={(columns) => props.onChangeRecipe({ kind: "leave-columns-out", columns: [...columns] })}
        />
      )}
    </div>
  );
}

interface HeadersBoxProps {
  readonly source: SourceRef;
  readonly hasHeaders: boolean;
  readonly onChange: (source: SourceRef, hasHeaders: boolean) => void;
}

function HeadersBox({ source, hasHeaders, onChange }: HeadersBoxProps) {
  return (
    <Checkbox
      label="My data has headers"
      checked={hasHeaders}
      onChange={(_, { checked }) => onChange(source, checked === true)}
    />
  );
}
