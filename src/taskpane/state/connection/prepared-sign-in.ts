import { asScoringError } from "../../../core/as-scoring-error";
import type { Later } from "../../services/pane-services";
import type { SignInPerson, SignInPort } from "../../services/sign-in-port";

/** One sign-in, made ready ahead, so that the click that begins it opens its window in the same task. */
export class PreparedSignIn {
  private next: SignInPerson | undefined;
  private preparing: Promise<void> | undefined;

  constructor(private readonly signIn: Later<Pick<SignInPort, "prepareSignIn">>) {}

  get isReady(): boolean {
    return this.next !== undefined;
  }

  /** Makes one ready unless one is. Never rejects: what fails is told by the sign-in, and the next is made anew. */
  prepare(): Promise<void> {
    if (this.isReady) return Promise.resolve();
    return (this.preparing ??= this.load().then((next) => {
      this.next = next;
      this.preparing = undefined;
    }));
  }

  /** Each is good once; undefined where none is ready. */
  take(): SignInPerson | undefined {
    const { next } = this;
    this.next = undefined;
    return next;
  }

  private async load(): Promise<SignInPerson> {
    try {
      return await (await this.signIn()).prepareSignIn();
    } catch (error) {
      const sentence = asScoringError(error).message;
      return async () => ({ kind: "refused", sentence });
    }
  }
}
