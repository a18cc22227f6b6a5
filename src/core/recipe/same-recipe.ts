import { canonicalJson } from "../json/canonical-json";
import type { Recipe } from "./recipe";

/** Whether two recipes make the same column in the same way, in whatever order they were decided. */
export function isSameRecipe(one: Recipe, other: Recipe): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}
