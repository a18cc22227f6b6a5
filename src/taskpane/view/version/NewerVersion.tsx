import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import { PRODUCT_VERSION } from "../../../protocol/product-version";
import { isUnderWay } from "../../state/run/run-session";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { newerVersionWords, VERSION_WORDS } from "../words/settings/version-words";
import { useLostByReload } from "./use-lost-by-reload";

const useStyles = makeStyles({
  /** In a narrow pane the buttons stand below the sentence, both of them. */
  note: { flexWrap: "wrap" },
  buttons: { flexShrink: 0 },
  sentence: { flexBasis: "180px" },
});

export interface NewerVersionProps {
  /** What the relay serves. */
  readonly newer: string;
}

/** One line: the relay serves a newer pane, how to get it, and what that would take away. What was chosen is kept, but a run would end. */
export function NewerVersion({ newer }: NewerVersionProps) {
  const texts = useTextStyles();
  const styles = useStyles();
  const { version } = useActions();
  const services = useServices();
  const isRunning = usePane(({ state: { run } }) => run.isPreparing === true || isUnderWay(run.status));
  const lost = useLostByReload();
  const textId = useId();
  return (
    <div className={mergeClasses(texts.row, texts.aside, styles.note)}>
      <div
        role="status"
        id={textId}
        className={mergeClasses(texts.growing, texts.hint, texts.wrapping, styles.sentence)}
      >
        {newerVersionWords(newer, PRODUCT_VERSION, isRunning ? "a run" : lost)}
      </div>
      <div className={mergeClasses(texts.row, styles.buttons)}>
        <Button
          size="small"
          className={texts.narrow}
          aria-describedby={textId}
          disabledFocusable={isRunning}
          onClick={() => services.reload()}
        >
          {VERSION_WORDS.reload}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          className={texts.narrow}
          aria-describedby={textId}
          onClick={() => version.hide()}
        >
          {VERSION_WORDS.hide}
        </Button>
      </div>
    </div>
  );
}
