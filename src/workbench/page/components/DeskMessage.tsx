import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { RECENT } from "../words/file-words";
import { PAGE } from "../words/page-words";

export interface DeskMessageProps {
  readonly message: string;
  readonly isProblem: boolean;
  /** Takes the file that the message is about from the list of files that were opened before, if it stands there. */
  readonly onRemove: (() => void) | undefined;
  readonly onDismiss: () => void;
}

/** What went wrong, or is to be known of the file that is open. */
export function DeskMessage({ message, isProblem, onRemove, onDismiss }: DeskMessageProps) {
  return (
    <MessageBar
      intent={isProblem ? "error" : "warning"}
      layout="multiline"
      className="message"
      role={isProblem ? "alert" : "status"}
    >
      <MessageBarBody>{message}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" aria-label={PAGE.dismiss} icon={<DismissRegular />} onClick={onDismiss} />
        }
      >
        {onRemove && <Button onClick={onRemove}>{RECENT.remove}</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
