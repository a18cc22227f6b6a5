import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import {
  AuthorizationFailedError,
  beginAuthorization,
  finishAuthorization,
  type Authorization,
} from "../../oauth/authorization";
import type { Tokens } from "../../oauth/token-exchange";
import { SIGN_IN_LIFE_MS, type SignInMessage, type SignInReceipt } from "../../protocol/sign-in-messages";
import { isFields } from "../config/config-fields";
import { ExpiringMap } from "../keeping/expiring-map";
import type { Seal } from "../keeping/seal";
import type { UpstreamFetch } from "../../network/upstream-fetch";
import { LeftMessages } from "./left-messages";
import { SESSION_LIFE_MS, sessionOf, type PersonSession } from "./person-session";
import { tokenEndpoint, type OauthUpstream } from "./token-endpoint";

/** A sign-in that cannot go on; the sentence is for the person at the dialog. */
export class SignInFailedError extends Error {
  override readonly name = "SignInFailedError";
}

/** What the dialog's own cookie keeps, sealed, while the person is at the identity provider. */
interface Begun extends Authorization {
  readonly upstream: string;
  readonly challenge: string;
  /** Whether a page of ours opened the dialog, as the browser says: only then somebody may ask the relay for what comes of it. */
  readonly isOurs: boolean;
  readonly endsAtMs: number;
}

/** What the dialog hands to the pane, sealed. */
interface Handoff {
  readonly id: string;
  readonly challenge: string;
  readonly tokens: Tokens;
  readonly issuedAtMs: number;
  readonly endsAtMs: number;
}

export interface SignInFlowParts {
  readonly seal: Seal;
  readonly fetch: UpstreamFetch;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** What the person is told when an answer belongs to no sign-in of this browser. */
export const NOT_BEGUN_HERE = "This sign-in was not started here, or took too long. Please start it again.";

/** The dialog's page hands over by itself, at once. */
const HANDOFF_LIFE_MS = 60_000;

/**
 * Signs a person in with the authorization code flow and PKCE (RFC 6749 section 4.1, RFC 7636), in a dialog.
 *
 * In Excel on the web the dialog is a window of its own, and browsers keep its cookies apart from those of the pane,
 * which stands in a frame. So the dialog only fetches the tokens and hands them, sealed, to the pane; the pane shows
 * them to the relay from its own frame and gets the session there. A handoff is good once, for a minute, and only with
 * the proof that the pane made up before: a handoff that was stolen, or slipped to another person, opens nothing.
 *
 * Where an identity provider cuts the window off from the pane, what it has to tell waits here until the pane asks with
 * its proof. Without a window that only our own page can talk to, a stranger could send people a link with a challenge
 * of the stranger's own, and ask for what came of it. So it waits only where the browser says that a page of ours led
 * there (`Sec-Fetch-Site: same-origin`, which no page of another site, mail or typed address gets; no redirect either).
 */
export class SignInFlow {
  readonly #used: ExpiringMap<true>;
  readonly #left: LeftMessages;

  constructor(private readonly parts: SignInFlowParts) {
    this.#used = new ExpiringMap(10_000, parts.nowMs);
    this.#left = new LeftMessages(parts.nowMs);
  }

  /**
   * @param challenge base64url SHA-256 of the pane's proof
   * @param isOurs whether the browser says that a page of our own origin opened the dialog
   * @returns where to send the person, and what the dialog's cookie must keep
   */
  async begin(
    upstream: OauthUpstream,
    challenge: string,
    isOurs: boolean,
    redirectUri: string,
  ): Promise<{ location: string; sealed: string }> {
    if (!/^[\w-]{43}$/.test(challenge)) throw new SignInFailedError("Please start the sign-in from the add-in.");
    const { location, kept } = await beginAuthorization(upstream.oauth, redirectUri);
    const endsAtMs = this.parts.nowMs() + SIGN_IN_LIFE_MS;
    const begun: Begun = { ...kept, upstream: upstream.id, challenge, isOurs, endsAtMs };
    return { location, sealed: this.parts.seal.seal("dialog", begun) };
  }

  /** The upstream that a dialog's cookie belongs to, if the cookie is one of ours. */
  upstreamOf(sealed: string): string | undefined {
    return this.#openBegun(sealed)?.upstream;
  }

  /**
   * Takes the person back from the identity provider.
   * @param answer the query that the provider sent the person back with
   * Rejects with SignInFailedError, TokenRefusedError, or as UpstreamFetch does.
   */
  async finish(
    upstream: OauthUpstream,
    answer: URLSearchParams,
    sealed: string,
    redirectUri: string,
  ): Promise<{ handoff: string }> {
    const begun = this.#openBegun(sealed);
    if (begun === undefined || begun.upstream !== upstream.id) throw new SignInFailedError(NOT_BEGUN_HERE);
    const issuedAtMs = this.parts.nowMs();
    const tokens = await this.#finishAuthorization(upstream, begun, answer, redirectUri);
    const endsAtMs = issuedAtMs + HANDOFF_LIFE_MS;
    const handoff: Handoff = { id: randomText(), challenge: begun.challenge, tokens, issuedAtMs, endsAtMs };
    return { handoff: this.parts.seal.seal(handoffPurpose(upstream), handoff) };
  }

  /**
   * Leaves what the dialog has to tell for the pane that opened it, in case the two are cut off from each other.
   * @param sealed the dialog's cookie
   * @returns whether the pane can ask for it
   */
  leave(sealed: string, message: SignInMessage): boolean {
    const begun = this.#openBegun(sealed);
    return begun?.isOurs === true && this.#left.leave(begun.upstream, begun.challenge, message);
  }

  async #finishAuthorization(upstream: OauthUpstream, begun: Begun, answer: URLSearchParams, redirectUri: string) {
    try {
      const post = tokenEndpoint(upstream, this.parts.fetch);
      return await finishAuthorization(upstream.oauth, begun, answer, redirectUri, post);
    } catch (error) {
      if (!(error instanceof AuthorizationFailedError)) throw error;
      throw new SignInFailedError(error.reason === "declined" ? "The sign-in was declined." : NOT_BEGUN_HERE);
    }
  }

  /**
   * The session of a finished sign-in; undefined where the receipt has no handoff and none was left for its proof.
   * @throws SignInFailedError
   */
  redeem(upstream: OauthUpstream, { handoff, proof }: SignInReceipt): PersonSession | undefined {
    const left = this.#left.take(upstream.id, proof);
    if (handoff !== undefined) return this.#redeem(upstream, handoff, proof);
    if (left === undefined) return undefined;
    if ("sentence" in left) throw new SignInFailedError(left.sentence);
    return this.#redeem(upstream, left.handoff, proof);
  }

  #redeem(upstream: OauthUpstream, sealed: string, proof: string): PersonSession {
    const opened = this.parts.seal.open(handoffPurpose(upstream), sealed);
    const nowMs = this.parts.nowMs();
    const handoff = isFields(opened) ? (opened as unknown as Handoff) : undefined;
    const isGood =
      handoff !== undefined &&
      nowMs < handoff.endsAtMs &&
      this.#used.get(handoff.id) === undefined &&
      isSame(sha256(proof), handoff.challenge);
    if (!isGood)
      throw new SignInFailedError("This sign-in is over or belongs to another window. Please sign in again.");
    this.#used.set(handoff.id, true, handoff.endsAtMs);
    return sessionOf(handoff.tokens, handoff.issuedAtMs, { id: randomText(), endsAtMs: nowMs + SESSION_LIFE_MS });
  }

  #openBegun(sealed: string): Begun | undefined {
    const opened = this.parts.seal.open("dialog", sealed);
    const begun = isFields(opened) ? (opened as unknown as Begun) : undefined;
    return begun !== undefined && this.parts.nowMs() < begun.endsAtMs ? begun : undefined;
  }
}

function handoffPurpose(upstream: OauthUpstream): string {
  return `handoff ${upstream.id}`;
}

/** 256 bits. */
function randomText(): string {
  return randomBytes(32).toString("base64url");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Takes the same time however much of two texts is equal. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
