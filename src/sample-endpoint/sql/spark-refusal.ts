/** A statement that Databricks SQL would fail: the answer's status is 200 all the same, and its state FAILED. */
export class SparkRefusal extends Error {
  override readonly name = "SparkRefusal";

  /**
   * @param errorClass Spark's own, such as `TABLE_OR_VIEW_NOT_FOUND`; it stands in brackets before the message
   * @param errorCode the API's
   */
  constructor(
    errorClass: string,
    message: string,
    readonly errorCode: "BAD_REQUEST" | "PERMISSION_DENIED" | "INTERNAL_ERROR" = "BAD_REQUEST",
  ) {
    super(errorClass === "" ? message : `[${errorClass}] ${message}`);
  }
}

export function syntaxError(near: string): SparkRefusal {
  return new SparkRefusal("PARSE_SYNTAX_ERROR", `Syntax error at or near '${near}'. SQLSTATE: 42601`);
}
