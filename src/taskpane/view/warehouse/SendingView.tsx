import { Button, mergeClasses } from "@fluentui/react-components";
import type { Sending } from "../../state/warehouse/hand-over-state";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { FORM_WORDS } from "../words/warehouse/form-words";
import { HANDED_OVER_WORDS, stepWords } from "../words/warehouse/handed-over-words";
import { Elapsed } from "./Elapsed";
import { GOES_ON } from "./use-focus-kept";

export interface SendingViewProps {
  readonly sending: Sending;
  readonly onCancel: () => void;
}

/** How far rows are on their way to the workspace; until they are there, closing the pane ends it. */
export function SendingView({ sending, onCancel }: SendingViewProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const isCancelling = sending.isCancelling === true;
  return (
    <div className={texts.stack}>
      <div className={texts.row}>
        <StatusIcon state="busy" />
        <span className={mergeClasses(texts.growing, texts.wrapping)}>
          {/* How many rows were read is not read out at each of them. */}
          <span role="status" className={texts.hidden}>
            {isCancelling
              ? HANDED_OVER_WORDS.cancelling
              : stepWords(sending.step && withoutCount(sending.step), formats)}
          </span>
          <span aria-hidden>{isCancelling ? HANDED_OVER_WORDS.cancelling : stepWords(sending.step, formats)}</span>
        </span>
        <Elapsed sinceMs={sending.sinceMs} />
      </div>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{FORM_WORDS.keepOpen}</div>
      <div>
        <Button {...GOES_ON} disabledFocusable={isCancelling} onClick={onCancel}>
          {HANDED_OVER_WORDS.cancel}
        </Button>
      </div>
    </div>
  );
}

function withoutCount(step: NonNullable<Sending["step"]>): Sending["step"] {
  return step.kind === "reading" ? undefined : step;
}
