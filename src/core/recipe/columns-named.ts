import type { Recipe } from "./recipe";

/** The columns that a recipe names as what is sent. Those that a model asks for by their very names are not among them. */
export function columnsNamed({ columnsSent = [], tensors, inputs }: Recipe): readonly string[] {
  const fed = Object.values(inputs).filter((choice) => typeof choice === "string");
  return [...new Set([...columnsSent, ...tensors.flatMap(({ columns }) => columns), ...fed])];
}
