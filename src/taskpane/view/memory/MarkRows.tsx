import { mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import type { ErrorCode } from "../../../core/errors";
import type { ResultColumns } from "../../../scoring/ports";
import type { ResultsPort } from "../../services/results-port";
import { useTextStyles } from "../parts/text-styles";
import { useServices } from "../parts/use-pane";
import { ERROR_WORDS } from "../words/error-words";
import { CARD_WORDS } from "../words/memory/card-words";

export interface MarkRowsProps {
  /** The rows as they are now, looked for once the analyst asks; undefined where they cannot be told. */
  readonly rowsNow: () => Promise<Parameters<ResultsPort["markRows"]>[1] | undefined>;
  readonly resultColumns: ResultColumns;
  /** What the button says that marks them; absent where there is nothing to mark. */
  readonly markWords: string | undefined;
}

/** Fills the result cells of rows, and takes the fill away again: each only when it is asked for. */
export function MarkRows({ rowsNow, resultColumns, markWords }: MarkRowsProps) {
  const texts = useTextStyles();
  const services = useServices();
  const [isMarked, setMarked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode>();
  const press = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const results = await (await services.sheet()).results();
      const rows = isMarked ? undefined : await rowsNow();
      if (isMarked) await results.unmark(resultColumns);
      else if (rows !== undefined) await results.markRows(resultColumns, rows);
      setMarked(rows !== undefined && rows.length > 0);
    } catch (error) {
      setFailure(asScoringError(error).code);
    }
    setBusy(false);
  };
  const words = isMarked ? CARD_WORDS.unmark : markWords;
  return (
    <>
      {words !== undefined && (
        <button
          type="button"
          className={mergeClasses(texts.link, texts.hint)}
          aria-disabled={isBusy}
          onClick={() => void press()}
        >
          {words}
        </button>
      )}
      {failure !== undefined && (
        <div role="alert" className={mergeClasses(texts.hint, texts.wrapping)}>{`${ERROR_WORDS[failure].title}.`}</div>
      )}
    </>
  );
}
