import { createRoot } from "react-dom/client";
import { readHabits } from "../processor/habits/read-habits";
import { App } from "./App";
import { loadGrid } from "./grid/grid-view";
import { hostWorkbook } from "./host/hosted-workbook";
import { trustThisHost } from "./host/pane-address";
import type { WorkbookFiles } from "./host/use-workbook-files";

/** The .xlsx reader and writer are loaded when a file is there to be read or written, not before the page shows. */
const files: WorkbookFiles = {
  async openSample() {
    const response = await fetch("/samples/sample.xlsx").catch(() => undefined);
    if (!response?.ok) throw new Error("The sample workbook could not be loaded. Open a workbook of your own.");
    return openBytes(await response.arrayBuffer(), "Scoresheet sample.xlsx");
  },
  async openFile(file) {
    const { checkFileSize } = await import("../xlsx/package/package-limits");
    checkFileSize(file.size);
    const bytes = await file.arrayBuffer().catch(() => {
      throw new Error(
        "The file cannot be read: it is a folder, or was moved or changed meanwhile. Choose it once more.",
      );
    });
    return openBytes(bytes, file.name);
  },
  async download({ session }) {
    const { saveWorkbook } = await import("../xlsx/save-workbook");
    const { fileNameFor, WORKBOOK_KINDS } = await import("../xlsx/kinds/workbook-kind");
    const { kind, model } = session.opened;
    const bytes = await saveWorkbook(session.opened);
    const type = WORKBOOK_KINDS[kind].mediaType;
    const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    const link = Object.assign(document.createElement("a"), { href: address, download: fileNameFor(kind, model.name) });
    link.click();
    // The browser has taken the file over once the click was handled.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  },
};

async function openBytes(bytes: ArrayBuffer, name: string) {
  const { openWorkbook } = await import("../xlsx/open-workbook");
  const { packingHere } = await import("../xlsx/zip/stream-packing");
  const habits = readHabits(new URLSearchParams(location.search).get("habits") ?? "");
  return hostWorkbook(await openWorkbook(bytes, name, packingHere()), new Date().getFullYear(), habits);
}

trustThisHost(location, localStorage);
await loadGrid();
const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
createRoot(document.getElementById("workbench")!).render(
  <App files={files} initialTheme={prefersDark ? "dark" : "light"} />,
);
