import { staleAt } from "../../oauth/token-cache";
import type { Tokens } from "../../oauth/token-exchange";
import { isFields } from "../config/config-fields";
import { keepCookies, readCookies, type CookieSite } from "../keeping/cookies";
import type { Seal } from "../keeping/seal";

/** One person, signed in to one upstream. The browser keeps it, sealed; it holds everything that a relay needs. */
export interface PersonSession {
  /** Stays the same over refreshes, so that signing out ends them all. */
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds since 1970, as the others. */
  readonly staleAtMs: number;
  readonly expiresAtMs: number;
  /** Then the person signs in again, however often the tokens were refreshed. */
  readonly endsAtMs: number;
}

/** One working day. */
export const SESSION_LIFE_MS = 12 * 3_600_000;

/** The session that newly issued tokens make. */
export function sessionOf(
  tokens: Tokens,
  issuedAtMs: number,
  lasting: Pick<PersonSession, "id" | "endsAtMs">,
): PersonSession {
  const { accessToken, refreshToken, lifeMs } = tokens;
  return {
    id: lasting.id,
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    staleAtMs: staleAt(issuedAtMs, lifeMs),
    expiresAtMs: issuedAtMs + lifeMs,
    endsAtMs: lasting.endsAtMs,
  };
}

/** The `Set-Cookie` lines that keep a session. */
export function sessionCookies(
  session: PersonSession,
  upstreamId: string,
  seal: Seal,
  nowMs: number,
  site: CookieSite,
): string[] {
  const text = seal.seal(purposeOf(upstreamId), session);
  const maxAgeS = Math.max(0, Math.floor((session.endsAtMs - nowMs) / 1000));
  return keepCookies(cookieName(upstreamId), text, maxAgeS, "pane", site);
}

/** The session of a request's `Cookie` header; undefined when there is none, it was not sealed by us, or is over. */
export function readSession(
  cookieHeader: string | null,
  upstreamId: string,
  seal: Seal,
  nowMs: number,
  site: CookieSite,
): PersonSession | undefined {
  const text = readCookies(cookieHeader, cookieName(upstreamId), site);
  const session = text === undefined ? undefined : seal.open(purposeOf(upstreamId), text);
  // What opens was sealed by a relay with our keys, so it has the shape that one gave it.
  if (!isFields(session)) return undefined;
  const read = session as unknown as PersonSession;
  return nowMs < read.endsAtMs ? read : undefined;
}

export function cookieName(upstreamId: string): string {
  return `scoresheet.${upstreamId}`;
}

function purposeOf(upstreamId: string): string {
  return `session ${upstreamId}`;
}
