/** How one request is signed in to its upstream. */
export interface UpstreamSignIn {
  /** The whole value of the header, `Bearer ...`. Absent where the upstream asks for none, or none was given. */
  readonly authorization?: string;
  /** `Set-Cookie` lines for the answer, when the sign-in that the browser keeps has changed. */
  readonly cookies?: readonly string[];
  /** A newer sign-in after this one was refused; absent where only a person could get one. */
  readonly renew?: () => Promise<UpstreamSignIn>;
}

/** The value of an `Authorization` header. */
export function bearer(token: string): string {
  return `Bearer ${token}`;
}
