/** Source: Statement Execution API, "external_links": where a part of a result lies. */
const KEY = Buffer.from('"external_link"');

/** Signed addresses of the clouds have some 2 kB. */
const MOST_LINK_BYTES = 8 * 1024;

/**
 * Puts other links into an answer about a statement while it passes. Results come within such answers too, up to 25 MiB each: they are
 * looked through, and not kept. No cell is taken for a link: within a text of JSON no quote stands without its backslash, and behind
 * a cell no colon.
 */
export class LinkRewriter {
  #rest: Buffer = Buffer.alloc(0);

  /** @param rewrite undefined for a link that must not be passed on: null stands in its place */
  constructor(private readonly rewrite: (url: string) => string | undefined) {}

  /** @returns what can be passed on. @throws RangeError for a link without end */
  push(part: Uint8Array): Buffer {
    const text = Buffer.concat([this.#rest, part]);
    const passed: Buffer[] = [];
    let at = 0;
    for (;;) {
      const key = text.indexOf(KEY, at);
      const behind = key + KEY.length;
      if (key < 0) return this.#pass(passed, text, at, Math.max(at, text.length - KEY.length + 1));
      passed.push(text.subarray(at, key));
      const value = textBehind(text.subarray(behind, behind + MOST_LINK_BYTES));
      if (value === "begun") {
        if (text.length - behind >= MOST_LINK_BYTES) throw new RangeError("A link has no end.");
        return this.#pass(passed, text, key, key);
      }
      at = behind + (value?.end ?? 0);
      passed.push(KEY);
      if (value !== undefined) passed.push(Buffer.from(`:${this.#written(value.text)}`));
    }
  }

  /** What was kept back until more of it would come. */
  end(): Buffer {
    return this.#rest;
  }

  #pass(passed: readonly Buffer[], text: Buffer, from: number, to: number): Buffer {
    this.#rest = text.subarray(to);
    return Buffer.concat([...passed, text.subarray(from, to)]);
  }

  #written(text: string): string {
    const url = parsed(text);
    return JSON.stringify((url === undefined ? undefined : this.rewrite(url)) ?? null);
  }
}

const [BLANK, COLON, QUOTE, BACKSLASH] = [/[ \t\r\n]/, 0x3a, 0x22, 0x5c] as const;

/** The text of JSON that stands behind a key, in its quotes; undefined where none does, "begun" where it is not known yet. */
function textBehind(bytes: Buffer): { readonly text: string; readonly end: number } | "begun" | undefined {
  const colon = skipBlanks(bytes, 0);
  if (colon < bytes.length && bytes[colon] !== COLON) return undefined;
  const start = skipBlanks(bytes, colon + 1);
  if (start < bytes.length && bytes[start] !== QUOTE) return undefined;
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return { text: bytes.toString("utf8", start, at + 1), end: at + 1 };
  }
  return "begun";
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && BLANK.test(String.fromCharCode(bytes[at] ?? 0))) at += 1;
  return at;
}

function parsed(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * An answer with other links in it.
 * @param rewrite as of LinkRewriter
 * @returns undefined for an answer that cannot be looked through
 */
export function withRewrittenLinks(
  answer: Response,
  rewrite: (url: string) => string | undefined,
): Response | undefined {
  const { status, body } = answer;
  const headers = new Headers(answer.headers);
  if ((headers.get("content-encoding") ?? "identity") !== "identity") return undefined;
  headers.delete("content-length");
  const rewriter = new LinkRewriter(rewrite);
  const passing = new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, controller) => passOn(rewriter.push(part), controller),
    flush: (controller) => passOn(rewriter.end(), controller),
  });
  return new Response(body?.pipeThrough(passing) ?? null, { status, headers });
}

function passOn(part: Buffer, controller: TransformStreamDefaultController<Uint8Array>): void {
  if (part.length > 0) controller.enqueue(part);
}
