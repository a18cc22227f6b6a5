/** How cookies have to be written on this origin. */
export interface CookieSite {
  /** Whether people reach the relay over https. */
  readonly isSecure: boolean;
}

/** A cookie holds at most 4096 bytes, name and attributes included (RFC 6265bis section 5.6); a longer text takes several. */
const PART_LENGTH = 3500;

/** Four parts and the rest of a request's headers stay under what Node and nginx take. */
const MAX_PARTS = 4;

/** Who may bring a cookie back: `pane` in the frame of Excel on the web, `dialog` when another site leads back here. */
export type CookieUse = "pane" | "dialog";

/**
 * The `Set-Cookie` lines that keep a text; parts of an older, longer one are removed.
 * @param name letters, digits, dots and dashes
 * @throws RangeError when the text is longer than cookies can hold
 */
export function keepCookies(name: string, text: string, maxAgeS: number, use: CookieUse, site: CookieSite): string[] {
  const parts = text.match(new RegExp(`.{1,${PART_LENGTH}}`, "g")) ?? [];
  if (parts.length > MAX_PARTS) throw new RangeError("The text is too long for cookies.");
  return Array.from({ length: MAX_PARTS }, (_, index) =>
    cookieLine(`${name}.${index}`, parts[index] ?? "", parts[index] === undefined ? 0 : maxAgeS, use, site),
  );
}

/** The `Set-Cookie` lines that remove a text. */
export function dropCookies(name: string, use: CookieUse, site: CookieSite): string[] {
  return keepCookies(name, "", 0, use, site);
}

/** The text that `keepCookies` kept, from a request's `Cookie` header. */
export function readCookies(header: string | null, name: string, site: CookieSite): string | undefined {
  const values = new Map(
    (header ?? "").split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
  const parts: string[] = [];
  for (let index = 0; index < MAX_PARTS; index++) parts.push(values.get(fullName(`${name}.${index}`, site)) ?? "");
  const text = parts.join("");
  return text === "" ? undefined : text;
}

/**
 * Over https the name begins with `__Host-`: no other host and no page over http can set it. The pane stands in a frame
 * under another site's page in Excel on the web, hence SameSite=None, and Partitioned, without which browsers keep no
 * such cookie: each of them is then good under that one site only. Over http (this machine) the pane's page is its own
 * site or framed by itself. The dialog is a window of its own, to which the identity provider leads back: Lax.
 */
function cookieLine(name: string, value: string, maxAgeS: number, use: CookieUse, site: CookieSite): string {
  const pane = site.isSecure ? "SameSite=None; Partitioned" : "SameSite=Strict";
  const sameSite = use === "pane" ? pane : "SameSite=Lax";
  const secure = site.isSecure ? "; Secure" : "";
  return `${fullName(name, site)}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; ${sameSite}${secure}`;
}

function fullName(name: string, { isSecure }: CookieSite): string {
  return isSecure ? `__Host-${name}` : name;
}
