/** A request that MLflow's scoring server would answer with an error: its status, and its body as JSON or as text. */
export class ScoringRefusal extends Error {
  override readonly name = "ScoringRefusal";

  constructor(
    readonly status: 400 | 413 | 415 | 500,
    readonly body: Readonly<Record<string, unknown>> | string,
  ) {
    super(`The sample endpoint answers ${status}.`);
  }
}

/** The body could not be understood. `exceptionLine` stands at the end of the stack trace, as a model's own error does. */
export function badRequest(message: string, exceptionLine?: string): ScoringRefusal {
  return new ScoringRefusal(400, {
    error_code: "BAD_REQUEST",
    message,
    sqlstate: "KAM00",
    error_class: "INVALID_PARAMETER_VALUE",
    ...(exceptionLine === undefined ? {} : { stack_trace: `Traceback (most recent call last):\n${exceptionLine}` }),
  });
}

/** The body was understood and does not fit the model. Both texts echo the analyst's cells: so does MLflow. */
export function schemaFailure(frameText: string, schemaText: string, reason: string): ScoringRefusal {
  const what = `Failed to enforce schema of data '${frameText}' with schema '${schemaText}'. Error: ${reason}`;
  return new ScoringRefusal(400, {
    error_code: "INVALID_PARAMETER_VALUE",
    message: `Failed to predict data '${frameText}'. \nError: ${what}`,
    sqlstate: "KAM01",
    error_class: "SCHEMA_ENFORCEMENT_FAILED",
  });
}

/** `params` is there and is not an object. */
export function paramsRefusal(frameText: string, type: string): ScoringRefusal {
  return new ScoringRefusal(400, {
    error_code: "INVALID_PARAMETER_VALUE",
    message: `Failed to predict data '${frameText}'. \nError: Parameters must be a dictionary. Got type '${type}'.`,
    sqlstate: "KAM00",
    error_class: "INVALID_PARAMETER_VALUE",
  });
}
