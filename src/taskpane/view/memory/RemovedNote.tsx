import { Button, mergeClasses } from "@fluentui/react-components";
import type { MemorySession } from "../../state/memory/memory-session";
import type { MemoryState } from "../../state/memory/memory-state";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { CARD_WORDS, removedWords } from "../words/memory/card-words";

export interface RemovedNoteProps {
  readonly memory: Pick<MemorySession, "putBack">;
  readonly state: Pick<MemoryState, "removed" | "isPuttingBack">;
}

/** After a column was removed from its card: the way back. */
export function RemovedNote({ memory, state: { removed, isPuttingBack } }: RemovedNoteProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  if (removed === undefined) return null;
  return (
    <div role="status" className={mergeClasses(texts.hint, texts.aside, texts.wrapping)}>
      {removedWords(removed.headers, removed.sourceLabel, formats)}{" "}
      <Button size="small" disabledFocusable={isPuttingBack === true} onClick={() => void memory.putBack()}>
        {isPuttingBack === true ? CARD_WORDS.puttingBack : CARD_WORDS.putBack}
      </Button>
    </div>
  );
}
