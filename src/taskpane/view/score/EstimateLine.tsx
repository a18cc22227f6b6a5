import { mergeClasses } from "@fluentui/react-components";
import { estimatedRun } from "../../state/run/estimated-run";
import type { Pace } from "../../state/run/heard-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { estimateWords } from "../words/run/estimate-words";

/** How long the run that the button begins may take; nothing where it is short. */
export function EstimateLine({ pace }: { readonly pace: Pace }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const words = usePane(({ state: { settings }, proposal: { shape, rows, recipe } }) => {
    const rowCount = rows?.rowCount ?? shape?.rowCount;
    const { mostRequestsAtOnce } = settings;
    if (rowCount === undefined) return undefined;
    return estimateWords(
      estimatedRun({ rowCount, rowsPerBatch: recipe.rowsPerBatch, mostRequestsAtOnce }, pace),
      formats,
    );
  });
  return words === undefined ? null : <div className={mergeClasses(texts.hint, texts.wrapping)}>{words}</div>;
}
