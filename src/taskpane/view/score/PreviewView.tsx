import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { outputHeaders } from "../../../core/predictions/result-headers";
import { endpointUrl } from "../../../endpoint/addresses/endpoint-address";
import { cellAddress, parseArea } from "../../../excel/reading/cell-address";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { CurrentPreview } from "../../state/run/preview-session";
import { useWayToMend } from "../attention/use-way-to-mend";
import { ErrorNote } from "../parts/ErrorNote";
import { NoteList } from "../parts/NoteList";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useNow } from "../parts/use-now";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { identifyingColumn } from "../../state/run/identifying-column";
import { sampleWords } from "../words/data/sample-words";
import { NOTE_WORDS } from "../words/part-words";
import { previewFacts, goToRowWords, predictionWords, PREVIEW_WORDS } from "../words/preview-words";
import { ROW_BY_ROW_WORDS } from "../words/run/row-by-row-words";
import { silenceWords } from "../words/run/silence-words";
import { waitWords } from "../words/run-words";

const useStyles = makeStyles({
  /** A model may have more outputs than the pane is wide. */
  frame: {
    overflowX: "auto",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    // A shadow at an edge beyond which there is more, covered where there is none: what covers it scrolls along.
    backgroundImage: [
      `linear-gradient(90deg, ${tokens.colorNeutralBackground1} 16px, transparent)`,
      `linear-gradient(270deg, ${tokens.colorNeutralBackground1} 16px, transparent)`,
      `linear-gradient(90deg, ${tokens.colorNeutralStroke1}, transparent)`,
      `linear-gradient(270deg, ${tokens.colorNeutralStroke1}, transparent)`,
    ].join(", "),
    backgroundAttachment: "local, local, scroll, scroll",
    backgroundPosition: "left, right, left, right /* @noflip */", // The same either way round.
    backgroundRepeat: "no-repeat",
    backgroundSize: "32px 100%, 32px 100%, 12px 100%, 12px 100%",
  },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
      // Wrapped rather than cut, and no narrower than a short word.
      minWidth: "56px",
      maxWidth: "160px",
      overflowWrap: "break-word",
    },
    "& th:first-child": { paddingInlineStart: 0, minWidth: "24px" },
  },
  number: { fontVariantNumeric: "tabular-nums", textAlign: "end", whiteSpace: "nowrap" },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  row: { minWidth: "24px", minHeight: "24px" },
});

/** A few rows as the model answers them, why it does not, or that something was changed since; nothing once the preview was put away. */
export function PreviewView() {
  const preview = usePane((view) => view.preview);
  const session = useActions();
  const texts = useTextStyles();
  const wayToMend = useWayToMend();
  if (preview === undefined) return null;
  return (
    <div className={texts.stack}>
      {preview.kind === "asking" && <Waiting preview={preview} />}
      {preview.kind === "failed" && <ErrorNote error={preview.error} {...wayToMend(preview.error)} />}
      {preview.kind === "shown" && <Predictions preview={preview.preview} />}
      {preview.kind === "outdated" && (
        <div className={texts.hint} role="status">
          {PREVIEW_WORDS.outdated}
        </div>
      )}
      {preview.kind !== "asking" && (
        <div className={texts.row}>
          {preview.kind === "outdated" && <AgainButton />}
          <Button size="small" onClick={() => session.preview.close()}>
            {PREVIEW_WORDS.close}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Off while something is in the way, which the footer tells. */
function AgainButton() {
  const session = useActions();
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  return (
    <Button size="small" disabledFocusable={!isReady} onClick={() => void session.previewRows()}>
      {PREVIEW_WORDS.again}
    </Button>
  );
}

function Waiting({ preview }: { readonly preview: CurrentPreview & { kind: "asking" } }) {
  const texts = useTextStyles();
  const { clock } = useServices();
  const formats = useFormats();
  const nowMs = useNow(clock);
  const heard = useSubscribable(useActions().heard);
  const target = usePane((view) => view.proposal.target);
  const answeredAtMs = target && heard.get(endpointUrl(target))?.answeredAtMs;
  const words =
    waitWords(preview, nowMs, formats) ?? silenceWords({ sinceMs: preview.sinceMs, answeredAtMs }, nowMs, formats);
  return (
    <div className={texts.hint} role="status">
      {words ?? PREVIEW_WORDS.onTheirWay}
    </div>
  );
}

interface PredictionsProps {
  readonly preview: Preview;
}

function Predictions({ preview }: PredictionsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { shape, outputs, rows, notes } = preview;
  const { sent, own, recipe } = usePane((view) => view.proposal);
  const others = new Set([...sent.map(({ column }) => column), ...own.all]);
  const known = identifyingColumn({ columns: shape.columns, rows: rows.map(({ cells }) => cells), others });
  return (
    <>
      <div className={styles.frame} tabIndex={0} role="region" aria-label={PREVIEW_WORDS.predictions}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{PREVIEW_WORDS.row}</th>
              {known !== undefined && <th scope="col">{shape.columns[known]}</th>}
              {outputHeaders(recipe.columnName, outputs, recipe.outputNames).map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, predictions, cells }) => (
              <tr key={row}>
                <th scope="row">
                  <RowLink row={row} shape={shape} />
                </th>
                {known !== undefined && <td>{sampleWords(cells[known], shape.dateSystem, formats)}</td>}
                {predictions.map((prediction, place) => (
                  <td key={outputs[place]} className={typeof prediction === "number" ? styles.number : undefined}>
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
      {preview.isRowByRow === false && (
        <div className={mergeClasses(texts.aside, texts.hint, texts.wrapping)} role="note">
          {ROW_BY_ROW_WORDS.isNot}
        </div>
      )}
      {notes.length > 0 && <div className={texts.hint}>{NOTE_WORDS.inAllRows}</div>}
      <NoteList notes={notes} source={shape} />
    </>
  );
}

interface RowLinkProps {
  readonly row: number;
  readonly shape: Preview["shape"];
}

function RowLink({ row, shape }: RowLinkProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const session = useActions();
  const address = cellAddress(shape.firstCell, row, 0);
  const sheetRow = parseArea(address).row + 1;
  return (
    <button
      type="button"
      className={mergeClasses(texts.link, styles.row)}
      aria-label={goToRowWords(sheetRow, address)}
      onClick={() => void session.goToCell(shape.sheetName, address)}
    >
      {sheetRow}
    </button>
  );
}
