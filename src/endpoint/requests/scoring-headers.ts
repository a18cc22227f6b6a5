import type { SignInHeaders } from "../sign-in/signed-attempt";

/** Headers of a request that scores rows. Exactly this type: MLflow compares it with case and takes no parameter but charset=utf-8. */
export function scoringHeaders(signIn: SignInHeaders): Readonly<Record<string, string>> {
  return { "Content-Type": "application/json", Accept: "application/json", ...signIn };
}
