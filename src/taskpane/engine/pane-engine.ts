import { excelAccess } from "../../composition/excel-access";
import type { DeviceMemory } from "../../composition/device-memory";
import type { PaneLocks } from "../../composition/memory/live-panes";
import type { ExcelHost } from "../../excel/host/excel-queue";
import type { StartTimer } from "../../excel/host/host-silence";
import type { BulkPort } from "../services/bulk-port";
import type { CataloguePort } from "../services/catalogue-port";
import type { FormulasPort } from "../services/formulas-port";
import type { MemoryPort } from "../services/memory-port";
import type { Later } from "../services/pane-services";
import type { RunPort } from "../services/run-port";
import type { SheetPort } from "../services/sheet-port";
import type { SignInPort } from "../services/sign-in-port";
import { createExcelSheet, type ExcelSheetParts } from "./excel-sheet";
import { once } from "../../core/once";
import { createRelayCatalogue } from "./relay-catalogue";
import { createRelayRuns } from "./relay-runs";
import { createRelaySignIn, type RelaySignInParts } from "./relay-sign-in";

export interface PaneEngineParts extends RelaySignInParts, ExcelSheetParts {
  readonly excel: ExcelHost;
  /** By which it is found out that Excel is silent, and that results are to be written though more are to come. */
  readonly startTimer: StartTimer;
  /** Lets the pane do what waits for it between two pieces of long work. */
  readonly breathe: () => Promise<void>;
  /** Asked when it is needed, as Office.js may not be ready before. */
  readonly device: () => DeviceMemory;
  /** By which other panes find out that this one is open; absent where the browser has none. */
  readonly locks?: PaneLocks;
}

/** The ports of the pane over excel/, endpoint/ and scoring/. */
export interface PaneEngine {
  readonly signIn: SignInPort;
  readonly catalogue: CataloguePort;
  readonly sheet: SheetPort;
  readonly runs: RunPort;
  readonly columnMemory: Later<MemoryPort>;
  readonly formulas: Later<FormulasPort>;
  readonly bulk: Later<BulkPort>;
}

/** Everything of the pane that talks to Excel, to the relay and to endpoints. Loaded beside the first screen, not before it. */
export function createPaneEngine(parts: PaneEngineParts): PaneEngine {
  const { fetch, crypto, now, breathe, startTimer } = parts;
  const excel = excelAccess(parts.excel, startTimer);
  const budgets = once(async () => {
    const { RequestBudgets } = await import(/* webpackChunkName: "run" */ "../../composition/request-budgets");
    return new RequestBudgets(now);
  });
  return {
    signIn: createRelaySignIn(parts),
    catalogue: createRelayCatalogue(fetch),
    sheet: createExcelSheet(excel, parts),
    columnMemory: once(async () => {
      const { createColumnMemoryPort } = await import(/* webpackChunkName: "memory" */ "./column-memory-port");
      return createColumnMemoryPort({
        ...parts,
        device: parts.device(),
        queue: excel.queue,
        workbook: excel.workbook,
      });
    }),
    formulas: once(async () => {
      const { createFormulas } = await import(/* webpackChunkName: "formulas" */ "./create-formulas");
      const { queue } = excel;
      return createFormulas({ ...parts, queue, device: parts.device(), budgets: await budgets() });
    }),
    bulk: once(async () => {
      const { createBulkPort } = await import(/* webpackChunkName: "bulk" */ "./bulk/create-bulk-port");
      return createBulkPort({ ...excel, fetch, crypto, clock: { now, breathe } });
    }),
    runs: createRelayRuns({ fetch, budgets, workbook: excel.workbook, now, breathe, startTimer }),
  };
}
