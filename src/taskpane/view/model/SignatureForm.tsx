import { Button, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useId, useRef, useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import { InputError, type ScoringError } from "../../../core/errors";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { MODEL_WORDS } from "../words/model-words";

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
      <summary>{MODEL_WORDS.signature}</summary>
      <div className={texts.stack}>
        <div className={texts.hint} id={`${id}-hint`}>
          {isInUse ? MODEL_WORDS.signatureInUse : MODEL_WORDS.signatureHint}
        </div>
        <Textarea
          dir="ltr"
          className={styles.area}
          textarea={{ className: styles.text }}
          aria-label={MODEL_WORDS.signatureText}
          aria-describedby={`${id}-hint`}
          spellCheck={false}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        <div className={texts.row}>
          <Button disabledFocusable={text.trim() === ""} onClick={() => void use(() => Promise.resolve(text))}>
            {MODEL_WORDS.signatureUse}
          </Button>
          <Button onClick={() => file.current?.click()}>{MODEL_WORDS.openFile}</Button>
        </div>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={MODEL_WORDS.signatureFile}
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen !== undefined) void use(() => readText(chosen));
            target.value = ""; // the same file again is a change again
          }}
        />
        {error !== undefined && <ErrorNote error={error} />}
        {isInUse && <Button onClick={onForget}>{MODEL_WORDS.forgetSignature}</Button>}
      </div>
    </details>
  );
}

async function readText(file: File): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw new InputError("bad-signature", "The file is too large for a signature.");
  return file.text();
}
