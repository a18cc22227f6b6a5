import type { DeviceMemory } from "../../composition/device-memory";
import { daySpending } from "../../composition/memory/day-spending";
import { Spending } from "../../composition/memory/spent-today";
import type { RequestBudgets } from "../../composition/request-budgets";
import type { Fetch } from "../../endpoint/http/send-once";
import { cellsAt } from "../../excel/formulas/cells-at";
import { dateSystemOf } from "../../excel/formulas/date-system-of";
import { freezeFormulas, type FrozenCells } from "../../excel/formulas/freeze-formulas";
import { headersAt } from "../../excel/formulas/headers-at";
import { lookForFormulas } from "../../excel/formulas/look-for-formulas";
import { markDirty } from "../../excel/formulas/mark-dirty";
import type { SheetIds } from "../../excel/formulas/named-sheets";
import type { ExcelQueue } from "../../excel/host/excel-queue";
import type { StartTimer } from "../../excel/host/host-silence";
import { followEdits } from "../../excel/reading/follow-edits";
import type { SheetCells } from "../../functions/host/ports";
import { ScoreFunctions } from "../../functions/score-functions";
import type { FormulasPort } from "../services/formulas-port";
import { readSettings } from "../state/settings/pane-settings";
import { rememberedSettings } from "../state/settings/remembered-settings";
import type { OfficeFacts } from "./excel-trial";
import { RelayPlaces } from "./formula-places";

export interface FormulasParts {
  readonly fetch: Fetch;
  readonly queue: ExcelQueue;
  readonly device: Pick<DeviceMemory, "read" | "write">;
  readonly budgets: RequestBudgets;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  readonly office: () => OfficeFacts;
}

/** The formulas of the workbook beside the pane. Loaded with the first of them. */
export function createFormulas({ queue, now, startTimer, ...parts }: FormulasParts): FormulasPort {
  const places = new RelayPlaces(parts);
  const sheetIds: SheetIds = new Map();
  const functions = new ScoreFunctions({
    ...parts,
    places,
    sheet: sheetOf(queue, parts.office()),
    recalculation: {
      markDirty: (addresses) => queue.session(NEVER, (session) => markDirty(session, addresses, sheetIds)),
      withoutFormula: async (addresses) =>
        (await queue.session(NEVER, (session) => lookForFormulas(session, addresses, sheetIds))).gone,
    },
    day: daySpending(
      new Spending(parts.device, () => new Date()),
      () => readSettings(rememberedSettings(parts.device)).ceilings,
    ),
    clock: { now, startTimer },
  });
  const supports = (version: string): boolean => parts.office().requirements.isSetSupported("ExcelApi", version);
  const freezeThese = (addresses: readonly string[]): Promise<FrozenCells> =>
    queue.session(
      NEVER,
      (session) => freezeFormulas(session, addresses, { knowsSpills: supports(SPILLS_SINCE), sheetIds }),
      "writing",
    );
  return Object.assign(functions, {
    useConnection: places.noteConnection.bind(places),
    followEdits: (listener: () => void) => followEdits({ queue, supports }, listener),
    freeze: () => freeze(functions, freezeThese),
  });
}

/** Since then Excel tells how far results spread. */
const SPILLS_SINCE = "1.12";

async function freeze(
  functions: ScoreFunctions,
  freezeThese: (addresses: readonly string[]) => Promise<FrozenCells>,
): Promise<FrozenCells> {
  const { cells } = functions;
  // What rows that came and went have left behind counts for nothing.
  await functions.lookAtCells();
  const answered = cells.addressesAnswered();
  const isAnswered = new Set(answered);
  const without = cells.addresses().filter((address) => !isAnswered.has(address));
  const { begun } = cells;
  const frozen = await freezeThese(answered);
  const staying = new Set(frozen.left.flatMap(({ address, why }) => (why === "gone" ? [] : [address])));
  // Where rows came or went meanwhile, some stand elsewhere now.
  cells.forget([...answered.filter((address) => !staying.has(address)), ...frozen.became, ...frozen.changed], begun);
  return { ...frozen, left: [...frozen.left, ...without.map((address) => ({ address, why: "no-value" as const }))] };
}

/** Each a turn of its own in Excel, which is over by the time it could be cancelled. */
const NEVER = new AbortController().signal;

/** What Office.js calls Excel in a browser. */
const IN_BROWSER = "OfficeOnline";

function sheetOf(queue: ExcelQueue, { diagnostics }: OfficeFacts): SheetCells {
  return {
    handsBlanksAsZero: diagnostics?.platform !== IN_BROWSER,
    dateSystem: () => queue.session(NEVER, dateSystemOf),
    cellsAt: (addresses) => queue.session(NEVER, (session) => cellsAt(session, addresses)),
    headersAt: (addresses) => queue.session(NEVER, (session) => headersAt(session, addresses)),
  };
}
