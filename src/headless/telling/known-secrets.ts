import type { Fetch } from "../../endpoint/http/send-once";

/** Shorter texts stand in every second word; no token is that short. */
const SHORTEST_SECRET = 3;
const REMOVED = "…";
/** What looks like a secret, wherever it comes from: typed in the wrong place, or said by a server about somebody else. */
const TOKEN = /\b(?:Bearer|Basic)\s+(?=\S*\d)\S{6,}|\bdapi[0-9a-f]{8,}\S*|\beyJ[\w-]{10,}\S*/g;
const NAME_AND_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]*(?:@[^\s/?#@]*)*@/gi;
/** Signed addresses carry their secret behind the question mark. */
const QUERY = /(\bhttps?:\/\/[^\s?#]*)[?#]\S+/gi;

/**
 * The last guard before a line is printed: the secrets that this process knows, and texts that look like one, are taken out of it. It
 * does not rely on who wrote the line.
 */
export class KnownSecrets {
  private readonly forms = new Set<string>();

  /** A secret as it may come back: as it is, percent-encoded, or within a text in JSON. */
  note(secret: string | undefined): void {
    const text = secret?.trim() ?? "";
    if (text.length < SHORTEST_SECRET) return;
    for (const form of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]) this.forms.add(form);
  }

  /** The same `fetch`; whatever it sends as authorization is a secret from then on, also a token that was fetched meanwhile. */
  watch(fetch: Fetch): Fetch {
    return (url, init) => {
      this.noteAuthorization(new Headers(init.headers).get("authorization"));
      return fetch(url, init);
    };
  }

  /** The value of an `Authorization` header, and of `Basic` the password in it. */
  noteAuthorization(header: string | null | undefined): void {
    const [scheme, credentials] = header?.split(" ", 2) ?? [];
    this.note(credentials);
    if (scheme?.toLowerCase() !== "basic" || credentials === undefined) return;
    const [, ...password] = Buffer.from(credentials, "base64").toString().split(":");
    this.note(password.join(":"));
  }

  /** The text with three dots where a secret stood. */
  blotOut(text: string): string {
    let blotted = text;
    const known = [...this.forms].sort((a, b) => b.length - a.length);
    for (const form of known) blotted = blotted.replace(new RegExp(escaped(form), "gi"), REMOVED);
    return blotted.replace(TOKEN, REMOVED).replace(NAME_AND_PASSWORD, `$1${REMOVED}@`).replace(QUERY, `$1?${REMOVED}`);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
