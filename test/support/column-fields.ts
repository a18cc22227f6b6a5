import type { InputField } from "../../src/core/inputs/plan-inputs";

/** One field for each column, in their order. */
export function columnFields(columns: readonly string[]): InputField[] {
  return columns.map((name, position) => ({ name, positions: [position], shape: [] }));
}
