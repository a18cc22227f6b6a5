import { createRoot } from "react-dom/client";
import { App } from "./App";
import { pageMemory } from "./device/page-memory";
import { browserFiles } from "./files/browser-files";
import { WorkbookDesk } from "./files/workbook-desk";
import { loadGrid } from "./grid/grid-view";
import { loadAddInFunctions } from "./host/add-in-functions";
import { trustThisHost } from "./host/pane-address";
import { speakAsHost } from "./host/speak-as-host";
import { RecentFiles } from "./recent/recent-files";
import { recentStore } from "./recent/recent-store";
import { TOUR_QUERY } from "./tour/tour-query";
import { PAGE } from "./words/page-words";

trustThisHost(location, localStorage);
const [functions] = await Promise.all([
  loadAddInFunctions(document, (address) => fetch(address)),
  loadGrid(),
  speakAsHost(document.documentElement),
]);
document.title = PAGE.name;
const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
const recent = new RecentFiles(
  recentStore(() => indexedDB),
  () => Date.now(),
);
const files = browserFiles(new URLSearchParams(location.search).get("habits") ?? "", functions);
const desk = new WorkbookDesk(files, (handle) => void recent.note(handle));
createRoot(document.getElementById("workbench")!).render(
  <App
    desk={desk}
    recent={recent}
    initialTheme={prefersDark ? "dark" : "light"}
    memory={pageMemory(() => localStorage)}
    asksForTour={new URLSearchParams(location.search).has(TOUR_QUERY)}
  />,
);
void desk.openSample();
void recent.load();
