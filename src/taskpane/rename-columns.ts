import type { SourceShape, Workbook } from "../scoring/ports";
import type { SentColumn } from "./pane-services";

/**
 * A workbook whose columns carry the names the model knows them by, while the sheet keeps its own: a run then sends "sepal_length"
 * for a column headed "Sepal Length". Returns the workbook itself when no name differs.
 */
export function renameColumns(workbook: Workbook, columns: readonly SentColumn[]): Workbook {
  const names = new Map(
    columns.filter((one) => one.column !== one.inputName).map((one) => [one.column, one.inputName]),
  );
  if (names.size === 0) return workbook;
  // Every shape given out, with the sheet's own shape behind it, which the workbook knows again by identity.
  const ownShapes = new WeakMap<SourceShape, SourceShape>();
  const own = (shape: SourceShape) => ownShapes.get(shape) ?? shape;
  return {
    async describe(source, signal) {
      const shape = await workbook.describe(source, signal);
      const renamed = { ...shape, columns: shape.columns.map((column) => names.get(column) ?? column) };
      ownShapes.set(renamed, shape);
      return renamed;
    },
    readWindow: (shape, firstRow, signal) => workbook.readWindow(own(shape), firstRow, signal),
    addOutput: (shape, columnName, outputs, collision, signal) =>
      workbook.addOutput(own(shape), columnName, outputs, collision, signal),
    writeWindow: (shape, output, window, outcomes, signal) =>
      workbook.writeWindow(own(shape), output, window, outcomes, signal),
    removeOutput: (output, signal) => workbook.removeOutput(output, signal),
    checkWritable: (shape, signal) => workbook.checkWritable(own(shape), signal),
  };
}
