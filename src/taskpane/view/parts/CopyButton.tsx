import { Button, makeStyles, Textarea, type ButtonProps } from "@fluentui/react-components";
import { useState } from "react";
import { useTextStyles } from "./text-styles";
import { useCopy } from "./use-copy";
import { PART_WORDS } from "../words/part-words";

export interface CopyButtonProps extends Pick<ButtonProps, "size" | "appearance" | "className"> {
  /** What is copied, made when the button is pressed. */
  readonly text: () => string;
  readonly isDisabled?: boolean;
  /** What the button says until it is pressed. */
  readonly children: string;
}

const useStyles = makeStyles({
  /** Both words take the place of the longer one, so that nothing beside the button moves. */
  words: { display: "grid", "& > span": { gridArea: "1 / 1" } },
  absent: { visibility: "hidden" },
  /** On a line of its own, also among buttons in a row that wraps. */
  toTake: { flexBasis: "100%", minWidth: 0, "& > span": { width: "100%" } },
});

/** Puts a text on the clipboard and says so. Where the browser refuses, the text is shown, selected, for the keyboard. */
export function CopyButton({ text, isDisabled = false, children, ...look }: CopyButtonProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const { outcome, copy } = useCopy();
  const [copied, setCopied] = useState("");
  const isDone = outcome === "copied";
  const press = () => {
    const now = text();
    setCopied(now);
    void copy(now);
  };
  return (
    <>
      <Button {...look} disabledFocusable={isDisabled} onClick={press}>
        <span className={styles.words}>
          <span className={isDone ? styles.absent : undefined}>{children}</span>
          <span className={isDone ? undefined : styles.absent}>{PART_WORDS.copied}</span>
        </span>
      </Button>
      <span className={texts.hidden} aria-live="polite">
        {isDone ? PART_WORDS.copied : ""}
      </span>
      {outcome === "refused" && <TextToTake text={copied} />}
    </>
  );
}

function TextToTake({ text }: { readonly text: string }) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <div className={styles.toTake}>
      <div role="alert" className={texts.hint}>
        {PART_WORDS.copyRefused}
      </div>
      <Textarea
        readOnly
        aria-label={PART_WORDS.textToCopy}
        value={text}
        textarea={{ ref: (field) => field?.select() }}
        spellCheck={false}
      />
    </div>
  );
}
