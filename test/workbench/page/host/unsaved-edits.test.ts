import { areaOf } from "../../../../src/workbench/model/areas/area";
import { UnsavedEdits } from "../../../../src/workbench/page/host/unsaved-edits";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("UnsavedEdits", () => {
  function watched() {
    const { model } = newWorkbook();
    const sheet = model.addSheet("Data");
    const edit = (): void => {
      sheet.setValue(0, 0, Math.PI);
      model.cellsWritten(sheet.id, areaOf(0, 0), "pane");
    };
    return { model, sheet, edit, edits: new UnsavedEdits(model) };
  }

  it("takes no move of the selection for an edit", () => {
    const { model, sheet, edits } = watched();
    model.select(sheet.id, [areaOf(3, 3)]);
    model.tell({ kind: "step-ended" });
    expect(edits.isEdited).toBe(false);
  });

  it("counts what the pane writes, until it is in a file", async () => {
    const { edit, edits } = watched();
    edit();
    expect(edits.isEdited).toBe(true);
    await edits.save(() => Promise.resolve());
    expect(edits.isEdited).toBe(false);
  });

  it("counts what is done while the file is written, and all when it could not be written", async () => {
    const { edit, edits } = watched();
    await edits.save(() => Promise.resolve(edit()));
    expect(edits.isEdited).toBe(true);
    await expect(edits.save(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
    expect(edits.isEdited).toBe(true);
  });
});
