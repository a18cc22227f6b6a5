import { InputError } from "../../src/core/errors";

/** The code of the InputError that an action throws; undefined when it throws nothing. Any other error is thrown on. */
export function inputErrorCode(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return undefined;
}
