import type { ExcelAccess } from "../../composition/excel-access";
import type { Finding } from "../../excel/trial/assumption";
import type { ExcelTrial } from "../services/sheet-port";

/** What Office.js says about the Excel it runs in. */
export interface OfficeFacts {
  readonly diagnostics?: { readonly version?: string; readonly platform?: unknown };
  readonly requirements: { isSetSupported(name: string, minVersion?: string): boolean };
}

/** More than Excel had when this was written (1.21). */
const MAX_MINOR_VERSION = 60;

/**
 * Tries the Excel that the pane stands beside; its code is loaded when it is asked for.
 * @throws what `tryExcel` throws
 */
export async function tryThisExcel(
  { queue }: Pick<ExcelAccess, "queue">,
  { office, now }: { readonly office: OfficeFacts; readonly now: () => number },
  signal: AbortSignal,
  onFinding: (finding: Finding) => void,
): Promise<ExcelTrial> {
  const { tryExcel } = await import(/* webpackChunkName: "trial" */ "../../excel/trial/try-excel");
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const supports = (version: string): boolean => office.requirements.isSetSupported("ExcelApi", version);
  const findings = await tryExcel({ host: queue, clock: { now, wait }, supports }, signal, onFinding);
  return { about: aboutExcel(office, supports), findings };
}

function aboutExcel({ diagnostics }: OfficeFacts, supports: (version: string) => boolean): string {
  let minor = 1;
  while (minor < MAX_MINOR_VERSION && supports(`1.${minor + 1}`)) minor++;
  const { version = "of unknown version", platform = "an unknown platform" } = diagnostics ?? {};
  return `Excel ${version} on ${String(platform)}, ExcelApi 1.${minor}`;
}
