import { encodeWithinCeiling } from "../../core/request/batch";
import type { CellProblem } from "../../core/request/preflight";
import { GatheredBatches } from "../../scoring/flow/gathered-batches";
import { OpenWindow } from "../../scoring/flow/open-window";
import { slicesOf } from "../../scoring/flow/slices-of";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { ReadFile } from "./read-file";

/** What a run over a file would send. */
export interface DryFile {
  readonly rowCount: number;
  /** Rows in which every cell can be sent. */
  readonly rows: number;
  readonly problems: readonly CellProblem[];
  readonly requests: number;
  /** Of its body; 0 where nothing would be sent. */
  readonly firstRequestBytes: number;
  /** By input of the model: the column that feeds it, undefined for a constant, and the type that it is sent as. */
  readonly fed: readonly { readonly input: string; readonly column: string | undefined; readonly type: string }[];
}

/** Finds out what a run would send, by its very steps, and sends nothing. @throws BulkFileError, CancelledError */
export async function dryFile({ windows, encoding, shape }: ReadFile, plan: ScoringPlan): Promise<DryFile> {
  const preflight = encoding.startPreflight();
  if (preflight.isNeeded) for await (const window of windows.sent()) preflight.inspect(window);
  const { cleanRows, problems } = preflight.report(shape.rowCount);
  const first = await firstRequests({ windows, encoding }, plan);
  const rowsPerRequest = Math.max(1, first.rows / Math.max(1, first.requests));
  const { inputs, body } = encoding;
  return {
    rowCount: shape.rowCount,
    rows: cleanRows,
    problems,
    requests: Math.ceil(cleanRows / rowsPerRequest),
    firstRequestBytes: first.bytes,
    fed: body.fields.flatMap(({ name, positions }) =>
      positions.map((position) => {
        const {
          column,
          from,
          encoding: { type },
        } = inputs[position]!;
        return { input: name ?? column, column: "position" in from ? column : undefined, type };
      }),
    ),
  };
}

/** The first batch of a run, which is several requests where it is large. */
async function firstRequests(
  { windows, encoding }: Pick<ReadFile, "windows" | "encoding">,
  { rowsPerBatch, maxPayloadBytes }: ScoringPlan,
): Promise<{ readonly rows: number; readonly requests: number; readonly bytes: number }> {
  const gathered = new GatheredBatches(rowsPerBatch);
  const batches = async function* () {
    for await (const window of windows.sent()) {
      const open = new OpenWindow(window, []);
      for (const slice of slicesOf(window, rowsPerBatch)) yield* gathered.add(open, encoding.encode(slice).sendable);
    }
    yield* gathered.rest();
  };
  for await (const { batch } of batches()) {
    const requests = encodeWithinCeiling(batch, encoding.body, maxPayloadBytes);
    return { rows: batch.rows.length, requests: requests.length, bytes: requests[0]!.bodyBytes };
  }
  return { rows: 0, requests: 0, bytes: 0 };
}
