import { Button, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useId, useRef, useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import { InputError, type ScoringError } from "../../../core/errors";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";

export interface SignatureFormProps {
  /** Whether a signature describes the model already. */
  readonly isInUse: boolean;
  /** Fails with a ScoringError when the text is no signature. */
  readonly onUse: (text: string) => Promise<void>;
  readonly onForget: () => void;
}

/** An MLmodel file is some kilobytes; whatever is larger was opened by mistake. */
const MAX_FILE_BYTES = 2_000_000;

const useStyles = makeStyles({
  folded: { "& > summary": { cursor: "pointer", fontSize: tokens.fontSizeBase200 } },
  area: { width: "100%" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, height: "96px" },
});

/** For a model that does not say what it takes: its signature, from the MLmodel file beside the model. */
export function SignatureForm({ isInUse, onUse, onForget }: SignatureFormProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [error, setError] = useState<ScoringError>();
  const use = async (read: () => Promise<string>) => {
    try {
      await onUse(await read());
      setError(undefined);
      setText("");
    } catch (cause) {
      setError(asScoringError(cause));
    }
  };
  return (
    <details className={styles.folded}>
      <summary>The model&apos;s signature</summary>
      <div className={texts.stack}>
        <div className={texts.hint} id={`${id}-hint`}>
          {isInUse
            ? "A signature you gave describes this model until the pane is closed."
            : "Paste the MLmodel file or its signature. It tells columns, types and parameters, and is not sent anywhere."}
        </div>
        <Textarea
          className={styles.area}
          textarea={{ className: styles.text }}
          aria-label="Signature, as YAML or JSON"
          aria-describedby={`${id}-hint`}
          spellCheck={false}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        <div className={texts.row}>
          <Button disabledFocusable={text.trim() === ""} onClick={() => void use(() => Promise.resolve(text))}>
            Use it
          </Button>
          <Button onClick={() => file.current?.click()}>Open a file …</Button>
        </div>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="MLmodel file"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen !== undefined) void use(() => readText(chosen));
            target.value = ""; // the same file again is a change again
          }}
        />
        {error !== undefined && <ErrorNote error={error} />}
        {isInUse && <Button onClick={onForget}>Forget this signature</Button>}
      </div>
    </details>
  );
}

async function readText(file: File): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw new InputError("bad-signature", "The file is too large for a signature.");
  return file.text();
}
