import type { WorkbookChange } from "../../model/workbook-change";
import type { WorkbookModel } from "../../model/workbook-model";

/** Changes after which the file that would be saved is the one that was saved last. */
const NO_EDIT: readonly WorkbookChange["kind"][] = ["selection", "step-ended", "calculated", "answered"];

/** Knows whether a workbook holds something that no file holds yet, whoever did it: the person or the pane. */
export class UnsavedEdits {
  private edits = 0;
  private inFile = 0;

  constructor(model: WorkbookModel) {
    model.subscribe(({ kind }) => {
      if (!NO_EDIT.includes(kind)) this.edits++;
    });
  }

  get isEdited(): boolean {
    return this.edits !== this.inFile;
  }

  /** Writes the workbook into a file. What is done while it is written counts as an edit; a failure leaves all as it was. */
  async save(write: () => Promise<void>): Promise<void> {
    const written = this.edits;
    await write();
    this.inFile = written;
  }
}
