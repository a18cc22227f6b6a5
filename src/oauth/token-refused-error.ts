import { OperationProcessingError, ResponseBodyError, UnsupportedOperationError } from "oauth4webapi";

/** A refusal of the identity provider. Holds its error code alone: descriptions can repeat what was sent. */
export class TokenRefusedError extends Error {
  override readonly name = "TokenRefusedError";
  constructor(readonly code: string) {
    super(`The identity provider refused: ${code}.`);
  }
}

/** What oauth4webapi finds wrong with an answer, without the answer, which the library's errors hold; other errors as they are. */
export function withoutAnswer(error: unknown): unknown {
  if (error instanceof ResponseBodyError) return new TokenRefusedError(plain(error.error) ?? `status_${error.status}`);
  if (!(error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)) return error;
  const { cause } = error;
  return new TokenRefusedError(cause instanceof Response ? `status_${cause.status}` : "unusable_answer");
}

/** RFC 6749 allows more characters; the codes that exist need no others, and this one ends in a log. */
function plain(code: string): string | undefined {
  return /^[a-z_]{1,40}$/.test(code) ? code : undefined;
}
