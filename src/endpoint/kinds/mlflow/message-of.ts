import { isJsonObject } from "../../../core/json/json-object";
import { parsedJson } from "../../../core/json/parsed-json";

/** The message of MLflow's refusal in full: what people are shown of it is cut. Empty where the answer is none of MLflow's. */
export function messageOf(answer: string): string {
  const body = parsedJson(answer);
  return isJsonObject(body) && typeof body["message"] === "string" ? body["message"] : "";
}
