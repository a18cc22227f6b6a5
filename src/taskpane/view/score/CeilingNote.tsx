import { Button, mergeClasses } from "@fluentui/react-components";
import { useFooterStyles } from "../frame/footer-styles";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { CEILING_NOTE, ceilingWords } from "../words/run/ceiling-words";

/** Asks before a run passes a ceiling; Cancel stands below it. Nothing where none is passed. */
export function CeilingNote() {
  const question = usePane((view) => view.state.run.question);
  const session = useActions();
  const styles = useFooterStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  if (question === undefined) return null;
  return (
    <>
      <div role="alert" className={mergeClasses(texts.hint, texts.wrapping)}>
        {ceilingWords(question, formats)}
      </div>
      <Button className={styles.button} appearance="primary" size="large" onClick={() => session.run.passCeiling()}>
        {CEILING_NOTE.scoreAnyway}
      </Button>
    </>
  );
}
