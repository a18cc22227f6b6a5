import type { Preview } from "../../../scoring/preview/preview-rows";

/** The first output that a preview has answered with numbers from 0 to 1 alone; undefined where there is none. */
export function likelyProbability({ outputs, rows }: Pick<Preview, "outputs" | "rows">): string | undefined {
  return outputs.find((_, place) => {
    const values = rows.map(({ predictions }) => predictions[place]);
    return values.length > 0 && values.every((value) => typeof value === "number" && value >= 0 && value <= 1);
  });
}
