import { mergeClasses } from "@fluentui/react-components";
import type { Pace } from "../../state/run/heard-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { estimateWords } from "../words/run/estimate-words";

/** How long the run that the button begins may take; nothing where it is short. */
export function EstimateLine({ pace }: { readonly pace: Pace }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const words = usePane(
    ({ proposal: { shape, recipe } }) =>
      shape && estimateWords({ rowCount: shape.rowCount, rowsPerBatch: recipe.rowsPerBatch }, pace, formats),
  );
  return words === undefined ? null : <div className={mergeClasses(texts.hint, texts.wrapping)}>{words}</div>;
}
