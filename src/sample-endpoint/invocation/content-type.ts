import { ScoringRefusal } from "../python/scoring-refusal";

/**
 * Refuses a body that MLflow's server would not look at: only `application/json`, written just so, with no parameter
 * but `charset=utf-8`; never compressed. Seen on MLflow 3.11. (It also takes CSV and Parquet; this one does not.)
 */
export function checkContentType(contentType: string | undefined, contentEncoding: string | undefined): void {
  if (contentType === undefined || contentEncoding !== undefined)
    throw new ScoringRefusal(500, "Internal Server Error");
  const [type, ...parameters] = contentType.split(";").map((part) => part.trim());
  if (type !== "application/json") {
    throw new ScoringRefusal(
      415,
      `This predictor only supports the following content types: Types: ['application/json']. Got '${type}'.`,
    );
  }
  for (const parameter of parameters) {
    const [name = "", value = ""] = parameter.split("=");
    if (name !== "charset") throw new ScoringRefusal(415, `Unrecognized content type parameters: ${name}.`);
    if (value.toLowerCase() !== "utf-8") throw new ScoringRefusal(415, "The scoring server only supports UTF-8");
  }
}
