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
          <DialogTitle>Keep what you changed?</DialogTitle>
          <DialogContent>
            {workbookName} has changes that are in no file yet. When another workbook opens, they are gone.
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={() => onAnswer("download")}>
              Download, then open
            </Button>
            <Button onClick={() => onAnswer("leave")}>Open without downloading</Button>
            <Button onClick={() => onAnswer("stay")}>Stay here</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
