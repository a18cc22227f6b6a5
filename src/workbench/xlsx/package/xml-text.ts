const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * XML character data as text: entities and character references resolved, line ends normalised as XML 1.0 section 2.11 asks.
 * @throws SyntaxError for a reference to what XML does not know or allow: a package declares no entities of its own
 */
export function decodeXml(raw: string): string {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+);|#(\d+);|([^\s&;<]+);)?/g, (whole: string, ...groups: unknown[]) => {
    const [hex, decimal, name] = groups as (string | undefined)[];
    const character =
      name !== undefined
        ? ENTITIES.get(name)
        : characterOf(hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal));
    if (character === undefined) throw new SyntaxError(`"${whole}" is no character that XML knows`);
    return character;
  });
}

/** A character that XML 1.0 allows (section 2.2), or undefined. */
function characterOf(code: number): string | undefined {
  const isAllowed =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x1_0000 && code <= 0x10_ffff);
  return isAllowed ? String.fromCodePoint(code) : undefined;
}

/** Text as XML character data or attribute value. Line ends and tabs become references, so that no parser normalises them. */
export function encodeXml(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => {
    switch (character) {
      case "&":
        return "&amp;";
      case "<":
        return "&lt;";
      case ">":
        return "&gt;";
      case '"':
        return "&quot;";
      default:
        return `&#${character.charCodeAt(0)};`;
    }
  });
}

/** A string as SpreadsheetML stores it, where `_xHHHH_` stands for a character XML cannot carry (ECMA-376, ST_Xstring). */
export function decodeSheetString(raw: string): string {
  return decodeEscapes(decodeXml(raw));
}

/** The same for an attribute, which is no XML any more once it was read. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The reverse of `decodeSheetString`: control characters, lone surrogates and text that looks like an escape are escaped. */
export function encodeSheetString(text: string): string {
  const escaped = text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000B-\u000D\u000E-\u001F\uFFFE\uFFFF]/g, escapeCharacter)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, escapeCharacter);
  return escaped.replace(/[&<>]/g, encodeXml);
}

function escapeCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
