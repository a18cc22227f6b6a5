import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { outputHeaders } from "../../../core/predictions/result-headers";
import { cellAddress } from "../../../excel/reading/cell-address";
import type { Preview } from "../../../scoring/preview-rows";
import type { PaneClock } from "../../services/pane-services";
import type { CurrentPreview } from "../../state/run/preview-session";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useNow } from "../parts/use-now";
import { predictionWords } from "../words/prediction-words";
import { previewFacts } from "../words/preview-words";
import { waitWords } from "../words/run-words";

export interface PreviewActions {
  readonly onGoToCell: (sheetName: string, address: string) => void;
  readonly onClosePreview: () => void;
}

export interface PreviewViewProps {
  readonly preview: CurrentPreview;
  readonly clock: PaneClock;
  readonly actions: PreviewActions;
}

const useStyles = makeStyles({
  /** A model may have more outputs than the pane is wide. */
  frame: { overflowX: "auto", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
      maxWidth: "160px",
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
    },
    "& th:first-child, & td:first-child": { paddingLeft: 0 },
  },
  number: { fontVariantNumeric: "tabular-nums", textAlign: "end" },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  row: { minWidth: "24px", minHeight: "24px" },
});

/** A few rows as the model answers them, or why it does not. */
export function PreviewView({ preview, clock, actions }: PreviewViewProps) {
  const texts = useTextStyles();
  return (
    <div className={texts.stack}>
      {preview.kind === "asking" && <Waiting preview={preview} clock={clock} />}
      {preview.kind === "failed" && <ErrorNote error={preview.error} />}
      {preview.kind === "shown" && (
        <Predictions preview={preview.preview} columnName={preview.columnName} onGoToCell={actions.onGoToCell} />
      )}
      {preview.kind !== "asking" && (
        <div>
          <Button size="small" onClick={actions.onClosePreview}>
            Close preview
          </Button>
        </div>
      )}
    </div>
  );
}

function Waiting({
  preview,
  clock,
}: Pick<PreviewViewProps, "clock"> & { preview: CurrentPreview & { kind: "asking" } }) {
  const texts = useTextStyles();
  const words = waitWords(preview, useNow(clock), useFormats());
  return (
    <div className={texts.hint} role="status">
      {words ?? "The first rows are on their way."}
    </div>
  );
}

interface PredictionsProps extends Pick<PreviewActions, "onGoToCell"> {
  readonly preview: Preview;
  readonly columnName: string;
}

function Predictions({ preview, columnName, onGoToCell }: PredictionsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { shape, outputs, rows } = preview;
  return (
    <>
      <div className={styles.frame} tabIndex={0} role="region" aria-label="Predictions of the first rows">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {outputHeaders(columnName, outputs).map((header) => (
                <th key={header} scope="col" title={header}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, predictions }) => (
              <tr key={row}>
                <th scope="row">
                  <RowLink row={row} shape={shape} onGoToCell={onGoToCell} />
                </th>
                {predictions.map((prediction, place) => (
                  <td
                    key={outputs[place]}
                    title={predictionWords(prediction, formats)}
                    className={typeof prediction === "number" ? styles.number : undefined}
                  >
                    {predictionWords(prediction, formats)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={mergeClasses(texts.hint, texts.wrapping)} role="status">
        {previewFacts(preview, formats)}
      </div>
    </>
  );
}

interface RowLinkProps extends Pick<PreviewActions, "onGoToCell"> {
  readonly row: number;
  readonly shape: Preview["shape"];
}

function RowLink({ row, shape, onGoToCell }: RowLinkProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const address = cellAddress(shape.firstCell, row, 0);
  return (
    <button
      type="button"
      className={mergeClasses(texts.link, styles.row)}
      aria-label={`Go to row ${row + 1}, cell ${address}`}
      onClick={() => onGoToCell(shape.sheetName, address)}
    >
      {formats.count(row + 1)}
    </button>
  );
}
