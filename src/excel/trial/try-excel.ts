import { CancelledError, ScoringError } from "../../core/errors";
import { ExcelQueue, type ExcelHost, type ExcelSession } from "../host/excel-queue";
import type { Assumption, Finding } from "./assumption";
import { ASSUMPTIONS } from "./assumptions";
import { ScratchSheet, type TrialClock } from "./scratch-sheet";

export interface ExcelTrialParts {
  readonly host: ExcelHost;
  readonly clock: TrialClock;
  /** Whether this Excel has a version of the set ExcelApi. */
  readonly supports: (version: string) => boolean;
}

/**
 * Tries each assumption on a sheet of its own that is taken out again, one turn in Excel each. Nothing else of the workbook is touched;
 * one attempt selects a cell of its sheet and then the analyst's cells again.
 * @param onFinding told of each as it is known, in order
 * @throws CancelledError; WorkbookError when no sheet can be added or one could not be taken out
 */
export async function tryExcel(
  { host, clock, supports }: ExcelTrialParts,
  signal: AbortSignal,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<readonly Finding[]> {
  const queue = ExcelQueue.over(host);
  const findings: Finding[] = [];
  for (const assumption of ASSUMPTIONS) {
    const { id, apiVersion } = assumption;
    const finding: Finding =
      apiVersion !== undefined && !supports(apiVersion)
        ? { id, outcome: "not-tried", reason: `needs ExcelApi ${apiVersion}` }
        : await queue.session(signal, (session) => tryOne(session, assumption, clock));
    findings.push(finding);
    onFinding(finding);
  }
  return findings;
}

async function tryOne(session: ExcelSession, assumption: Assumption, clock: TrialClock): Promise<Finding> {
  const { id } = assumption;
  const sheet = session.workbook.worksheets.add();
  await session.sync();
  try {
    const found = await assumption.attempt(new ScratchSheet(session, sheet, clock));
    return found === undefined ? { id, outcome: "held" } : { id, outcome: "not-held", found };
  } catch (error) {
    // What was asked for and not sent yet may be refused, and must not keep the sheet from going.
    await session.syncToRepair().catch(() => undefined);
    if (error instanceof CancelledError) throw error;
    return { id, outcome: "not-tried", reason: reasonOf(error) };
  } finally {
    sheet.delete();
    await session.syncToRepair();
  }
}

/** Excel's own code, or our sentence; never Excel's message, which may repeat cells. */
function reasonOf(error: unknown): string {
  if (error instanceof ScoringError) return error.message;
  if (typeof error === "object" && error !== null && "code" in error) return `Excel answered ${String(error.code)}`;
  throw error;
}
