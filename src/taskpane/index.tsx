/** Composition root of the task pane: the only place where Office.js, fetch and the browser's storage meet the pane. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createDeviceMemory } from "../composition/device-memory";
import { App } from "./App";
import { loadAhead } from "./engine/load-ahead";
import type { PaneEngine } from "./engine/pane-engine";
import { BROWSER_CLOCK } from "./platform/browser-clock";
import { createThemeSource } from "./platform/theme-source";
import type { PaneServices } from "./services/pane-services";
import type { StartProblem } from "./view/words/start-words";

async function loadEngine(): Promise<PaneEngine> {
  const { createPaneEngine } = await import(/* webpackChunkName: "engine" */ "./engine/pane-engine");
  return createPaneEngine({
    fetch: (url, init) => fetch(url, init),
    excel: { run: (options, batch) => Excel.run(options, batch) },
    startTimer: BROWSER_CLOCK.after,
    now: () => performance.now(),
    page: window,
    crypto,
    dialogUi: () => (Office.context.requirements.isSetSupported("DialogApi", "1.1") ? Office.context.ui : undefined),
  });
}

function createServices(engine: () => Promise<PaneEngine>): PaneServices {
  const { partitionKey, officeTheme, contentLanguage } = Office.context;
  return {
    signIn: async () => (await engine()).signIn,
    catalogue: async () => (await engine()).catalogue,
    sheet: async () => (await engine()).sheet,
    runs: async () => (await engine()).runs,
    locale: contentLanguage || navigator.language,
    clock: BROWSER_CLOCK,
    theme: createThemeSource(officeTheme?.bodyBackgroundColor, window),
    memory: createDeviceMemory(localStorage, partitionKey),
    async copyText(text) {
      const { copyText } = await import(/* webpackChunkName: "engine" */ "./platform/copy-text");
      return copyText(text, navigator.clipboard, document);
    },
  };
}

/** Seldom needed, so it is not among the scripts that everybody waits for. */
async function showProblem(place: HTMLElement, problem: StartProblem): Promise<void> {
  const { showStartProblem } = await import("./platform/show-start-problem");
  showStartProblem(place, problem);
}

async function start(): Promise<void> {
  const place = document.getElementById("pane");
  if (place === null) throw new Error("The page has no place for the pane.");
  // Without network to Microsoft the script before this one has not loaded, and there is no Office to ask.
  if (typeof Office === "undefined") {
    await showProblem(place, "no-office-script");
    return;
  }
  const engine = loadAhead(loadEngine); // while Office.js is still getting ready
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    await showProblem(place, "no-excel");
    return;
  }
  createRoot(place).render(
    <StrictMode>
      <App services={createServices(engine)} />
    </StrictMode>,
  );
}

void start();
