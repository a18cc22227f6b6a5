import { isJsonObject } from "../../../core/json/json-object";

/** The message of MLflow's refusal in full: what people are shown of it is cut. Empty where the answer is none of MLflow's. */
export function messageOf(answer: string): string {
  try {
    const body: unknown = JSON.parse(answer);
    return isJsonObject(body) && typeof body["message"] === "string" ? body["message"] : "";
  } catch {
    return ""; // no JSON: not MLflow's
  }
}
