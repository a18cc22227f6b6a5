import { createRoot } from "react-dom/client";
import { App } from "./App";
import { loadGrid } from "./grid/grid-view";
import { hostWorkbook } from "./host/hosted-workbook";
import { trustThisHost } from "./host/pane-address";
import type { WorkbookFiles } from "./host/use-workbook-files";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The .xlsx reader and writer are loaded when a file is there to be read or written, not before the page shows. */
const files: WorkbookFiles = {
  async openSample() {
    const response = await fetch("/samples/sample.xlsx").catch(() => undefined);
    if (!response?.ok) throw new Error("The sample workbook could not be loaded. Open a workbook of your own.");
    return openBytes(await response.arrayBuffer(), "Scoresheet sample.xlsx");
  },
  async openFile(file) {
    return openBytes(await file.arrayBuffer(), file.name);
  },
  async download({ session }) {
    const { saveWorkbook } = await import("../xlsx/save-workbook");
    const bytes = await saveWorkbook(session.opened);
    const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX_TYPE }));
    const link = Object.assign(document.createElement("a"), { href: address, download: session.opened.model.name });
    link.click();
    // The browser has taken the file over once the click was handled.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  },
};

async function openBytes(bytes: ArrayBuffer, name: string) {
  const { openWorkbook } = await import("../xlsx/open-workbook");
  return hostWorkbook(await openWorkbook(bytes, name), new Date().getFullYear());
}

trustThisHost(location, localStorage);
await loadGrid();
const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
createRoot(document.getElementById("workbench")!).render(
  <App files={files} initialTheme={prefersDark ? "dark" : "light"} />,
);
