import { readHabits } from "../../processor/habits/read-habits";
import type { OpenedWorkbook } from "../../xlsx/open-workbook";
import { SAMPLE_WORKBOOK_NAME } from "../../samples/sample-name";
import type { CsvHabits } from "../../csv/read-column";
import { copyText } from "../grid/edit-text";
import type { AddInFunctions } from "../host/add-in-functions";
import { hostWorkbook, type HostedWorkbook } from "../host/hosted-workbook";
import type { WorkbenchSession } from "../session/workbench-session";
import { FILES } from "../words/file-words";
import type { WorkbookFiles } from "./workbook-desk";

/** The browser has taken a file over some time after the click was handled. */
const HANDED_OVER_MS = 60_000;

/** Names of files that hold separated values. */
const SEPARATED_VALUES = /\.(csv|tsv|tab|txt)$/i;

/**
 * Files as the browser has them. What reads and writes them is loaded when there is one to be read or written, not before the page shows.
 * @param habits what this Excel does otherwise than Excel on the web, as the address of the page says it
 * @param functions what the add-in brings along to be called in formulas
 */
export function browserFiles(habits: string, functions?: AddInFunctions): WorkbookFiles {
  const host = (opened: OpenedWorkbook): HostedWorkbook =>
    hostWorkbook(opened, new Date().getFullYear(), readHabits(habits), functions);
  return {
    async openSample() {
      const response = await fetch("/samples/sample.xlsx").catch(() => undefined);
      if (!response?.ok) throw new Error(FILES.noSample);
      return host(await openBytes(await response.arrayBuffer(), SAMPLE_WORKBOOK_NAME));
    },
    async openNew() {
      const { newWorkbook } = await import("../../xlsx/new-workbook");
      const workbook = newWorkbook();
      workbook.model.addSheet("Sheet1");
      return host(workbook);
    },
    async openFile(file) {
      const { checkFileSize } = await import("../../xlsx/package/package-limits");
      checkFileSize(file.size);
      const bytes = await file.arrayBuffer().catch(() => {
        throw new Error(FILES.unreadable);
      });
      if (!SEPARATED_VALUES.test(file.name)) return host(await openBytes(bytes, file.name));
      const { openCsv } = await import("../../csv/open-csv");
      return host(openCsv(new Uint8Array(bytes), file.name, csvHabits(navigator.language)));
    },
    async download({ session }, form) {
      if (form === "csv") return downloadCsv(session);
      const { saveWorkbook } = await import("../../xlsx/save-workbook");
      const { fileNameFor, WORKBOOK_KINDS } = await import("../../xlsx/kinds/workbook-kind");
      const { kind, model } = session.opened;
      handOver(await saveWorkbook(session.opened), WORKBOOK_KINDS[kind].mediaType, fileNameFor(kind, model.name));
    },
  };
}

async function openBytes(bytes: ArrayBuffer, name: string): Promise<OpenedWorkbook> {
  const { openWorkbook } = await import("../../xlsx/open-workbook");
  const { packingHere } = await import("../../xlsx/zip/stream-packing");
  return openWorkbook(bytes, name, packingHere());
}

/** How numbers and dates are written in a language of the browser. */
function csvHabits(language: string): CsvHabits {
  const decimal = new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === "decimal")?.value;
  const parts = new Intl.DateTimeFormat(language).formatToParts(0).map(({ type }) => type);
  const isMonthFirst = parts.indexOf("month") < parts.indexOf("day") && parts.indexOf("year") > parts.indexOf("day");
  return { decimalMark: decimal === "," ? "," : ".", dateOrder: isMonthFirst ? "month-first" : "day-first" };
}

/** The sheet that is shown. */
async function downloadCsv({ opened: { model }, sheet }: WorkbenchSession): Promise<void> {
  const { writeCsv } = await import("../../csv/write-csv");
  const text = writeCsv(sheet, (row, column) => copyText(sheet, row, column, model.dateSystem));
  handOver(new TextEncoder().encode(text), "text/csv", `${sheet.name}.csv`);
}

function handOver(bytes: Uint8Array, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), HANDED_OVER_MS);
}
