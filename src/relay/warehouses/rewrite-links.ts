/** Source: Statement Execution API, "external_links": where a part of a result lies. */
const KEY = Buffer.from('"external_link"');

/** A value of the key, from behind it; one that has only begun. */
const VALUE = /^[ \t\r\n]*:[ \t\r\n]*("(?:[^"\\]|\\.)*")/;
const BEGUN = /^[ \t\r\n]*(?::[ \t\r\n]*(?:"(?:[^"\\]|\\.)*\\?)?)?$/;

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
      const said = text.toString("latin1", behind, behind + MOST_LINK_BYTES);
      const [whole, value] = VALUE.exec(said) ?? [];
      if (whole === undefined || value === undefined) {
        if (text.length - behind < MOST_LINK_BYTES && BEGUN.test(said)) return this.#pass(passed, text, at, key);
        if (BEGUN.test(said)) throw new RangeError("A link has no end.");
        passed.push(text.subarray(at, behind));
        at = behind;
        continue;
      }
      passed.push(text.subarray(at, behind), Buffer.from(`:${this.#written(Buffer.from(value, "latin1"))}`));
      at = behind + whole.length;
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

  #written(value: Buffer): string {
    const url = parsed(value.toString("utf8"));
    return JSON.stringify((url === undefined ? undefined : this.rewrite(url)) ?? null);
  }
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
