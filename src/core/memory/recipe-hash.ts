import type { Schema } from "../inputs/schema";
import { canonicalJson } from "../json/canonical-json";
import type { Recipe } from "../recipe/recipe";
import { fnv1a, schemaHash, utf16Bytes } from "../recipe/schema-hash";

/**
 * A short text that is the same for recipes by which a model is asked the same of every row, and labels are made alike, and another one for (nearly) all others. What
 * the result columns are called, how many rows go into a batch, what was agreed about faults and what to do with refused rows
 * decide no prediction; a relay's name for a host is a hint.
 * @param schema what the model said it takes; without it, what the recipe remembers of it counts
 * @returns 16 hexadecimal digits
 */
export function recipeHash(recipe: Recipe, schema?: Schema): string {
  const { origin, route, inputs, tensors, columnsSent, readings, parameters } = recipe;
  const { inputFormat, withIndex, roundsFloat32, threshold } = recipe;
  const text = canonicalJson({
    ...{ origin, route, inputs, tensors, columnsSent, readings, parameters, inputFormat, withIndex, roundsFloat32 },
    threshold,
    schemaHash: schema === undefined ? recipe.schemaHash : schemaHash(schema),
  });
  return fnv1a(utf16Bytes(text)).toString(16).padStart(16, "0");
}
