import { mergeClasses } from "@fluentui/react-components";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { usePane } from "../parts/use-pane";
import { waitingWords } from "../words/run-words";

/** What keeps Excel from answering; nothing as long as it answers. A screen reader hears of it from the announcer. */
export function ExcelHint() {
  const texts = useTextStyles();
  const words = usePane((view) => waitingWords(view.host));
  if (words === undefined) return null;
  return (
    <div className={texts.row}>
      <StatusIcon state="warning" />
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{words}</div>
    </div>
  );
}
