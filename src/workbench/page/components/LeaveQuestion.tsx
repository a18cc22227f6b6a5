import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { LeavingAnswer } from "../files/workbook-desk";
import { LEAVING, leavingWords } from "../words/file-words";

export interface LeaveQuestionProps {
  /** The edited workbook, or undefined while there is nothing to ask. */
  readonly workbookName: string | undefined;
  readonly onAnswer: (answer: LeavingAnswer) => void;
}

/** Asks what becomes of a workbook that holds what no file holds, before another is shown in its place. */
export function LeaveQuestion({ workbookName, onAnswer }: LeaveQuestionProps) {
  return (
    <Dialog
      modalType="alert"
      open={workbookName !== undefined}
      onOpenChange={(_event, { open }) => {
        if (!open) onAnswer("stay");
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{LEAVING.title}</DialogTitle>
          <DialogContent>{workbookName !== undefined && leavingWords(workbookName)}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={() => onAnswer("download")}>
              {LEAVING.download}
            </Button>
            <Button onClick={() => onAnswer("leave")}>{LEAVING.leave}</Button>
            <Button onClick={() => onAnswer("stay")}>{LEAVING.stay}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
