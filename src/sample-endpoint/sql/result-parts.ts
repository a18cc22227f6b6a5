import { randomUUID } from "node:crypto";
import { SparkRefusal } from "./spark-refusal";
import type { EngineResult } from "./sql-engine";

export interface ResultLimits {
  /** JSON of one part, in bytes, about. */
  readonly chunkBytes: number;
  /** JSON of all parts where they come within the answers. */
  readonly inlineBytes: number;
}

/** Source: Statement Execution API, "INLINE" and "EXTERNAL_LINKS": 25 MiB; links live 15 minutes at most. */
export const REAL_LIMITS: ResultLimits = { chunkBytes: 4 * 1024 ** 2, inlineBytes: 26_214_400 };
const LINK_LIFE_MS = 15 * 60_000;

/** The result of a statement in parts, which come within answers or behind links. */
export class ResultParts {
  private readonly chunks: (readonly (readonly (string | null)[])[])[] = [];
  private readonly links = new Map<string, { readonly chunk: number; readonly diesAtMs: number }>();

  /** @throws SparkRefusal where the result is too large to come within answers */
  constructor(
    private readonly result: EngineResult,
    private readonly disposition: "INLINE" | "EXTERNAL_LINKS",
    { chunkBytes, inlineBytes }: ResultLimits,
    private readonly nowUtcMs: () => number,
  ) {
    let chunk: (readonly (string | null)[])[] = [];
    let bytes = 0;
    let allBytes = 0;
    for (const row of result.rows) {
      chunk.push(row);
      const size = Buffer.byteLength(JSON.stringify(row));
      bytes += size;
      allBytes += size;
      if (bytes < chunkBytes) continue;
      this.chunks.push(chunk);
      [chunk, bytes] = [[], 0];
    }
    if (chunk.length > 0) this.chunks.push(chunk);
    if (disposition === "EXTERNAL_LINKS" || allBytes <= inlineBytes) return;
    const rule = `Statements executed with disposition=INLINE can have a result size of at most ${inlineBytes} bytes.`;
    const advice =
      "Please execute the statement with disposition=EXTERNAL_LINKS if you want to download the full result.";
    throw new SparkRefusal("", `Inline byte limit exceeded. ${rule} ${advice}`);
  }

  manifest(): Readonly<Record<string, unknown>> {
    const columns = this.result.columns.map(({ name, typeText }, position) => ({
      name,
      position,
      type_text: typeText,
      type_name: /^\w+/.exec(typeText)?.[0] ?? "STRING",
    }));
    return {
      format: "JSON_ARRAY",
      schema: { column_count: columns.length, columns },
      total_row_count: this.result.rows.length,
      total_chunk_count: this.chunks.length,
      truncated: false,
    };
  }

  /** @returns undefined where there is no such part */
  answer(index: number, linkTo: (token: string) => string): Readonly<Record<string, unknown>> | undefined {
    const rows = this.chunks[index];
    if (rows === undefined) return undefined;
    const isLast = index === this.chunks.length - 1;
    const about = { chunk_index: index, row_count: rows.length, ...(!isLast && { next_chunk_index: index + 1 }) };
    if (this.disposition === "INLINE") return { ...about, data_array: rows };
    const token = randomUUID();
    const diesAtMs = this.nowUtcMs() + LINK_LIFE_MS;
    this.links.set(token, { chunk: index, diesAtMs });
    return {
      external_links: [{ ...about, external_link: linkTo(token), expiration: new Date(diesAtMs).toISOString() }],
    };
  }

  stored(token: string): string | undefined {
    const link = this.links.get(token);
    if (link === undefined || link.diesAtMs <= this.nowUtcMs()) return undefined;
    return JSON.stringify(this.chunks[link.chunk]);
  }
}
