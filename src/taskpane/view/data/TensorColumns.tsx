import { makeStyles } from "@fluentui/react-components";
import { isFilled, type TensorMatch } from "../../state/data/match-tensors";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { ColumnChecklist } from "./ColumnChecklist";
import { columnsOfWords, tensorColumnsWords, tensorCountWords } from "../words/data-words";

export interface TensorColumnsProps {
  /** Columns of the source, in the order of the sheet. */
  readonly columns: readonly string[];
  readonly tensors: readonly TensorMatch[];
  /** Columns that hold predictions of ours. */
  readonly own: ReadonlySet<string>;
  /** @param tensorName "" for the tensor without a name */
  readonly onChoose: (tensorName: string, columns: ReadonlySet<string>) => void;
}

const useStyles = makeStyles({ folded: { "& > summary": { cursor: "pointer", display: "flex", gap: "8px" } } });

/** Which columns make a row of each tensor that the model takes. */
export function TensorColumns({ columns, tensors, own, onChoose }: TensorColumnsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const checklist = (match: TensorMatch, label: string) => (
    <ColumnChecklist
      label={label}
      columns={columns}
      own={own}
      leftOut={new Set(columns.filter((column) => !match.columns.includes(column)))}
      onChange={(leftOut) =>
        onChoose(match.tensor.name ?? "", new Set(columns.filter((column) => !leftOut.has(column))))
      }
    />
  );
  const [only] = tensors;
  if (only !== undefined && only.tensor.name === undefined) return checklist(only, tensorCountWords(only, formats));
  return (
    <div className={texts.stack}>
      {tensors.map((match) => (
        <details key={match.tensor.name} className={styles.folded} open={!isFilled(match)}>
          <summary>
            <StatusIcon state={isFilled(match) ? "good" : "warning"} />
            <span className={texts.wrapping}>
              <span>{match.tensor.name}</span> <span className={texts.hint}>{tensorColumnsWords(match, formats)}</span>
            </span>
          </summary>
          {checklist(match, columnsOfWords(match.tensor.name))}
        </details>
      ))}
    </div>
  );
}
