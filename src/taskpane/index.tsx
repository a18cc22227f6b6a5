/** Composition root of the task pane: the only place where Office.js, fetch and the browser's storage meet the pane. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createDeviceMemory, type DeviceMemory } from "../composition/device-memory";
import { registerFunctions, type CellFunctions, type FunctionsRuntime } from "../functions/register-functions";
import { languageOf } from "../language/language";
import { App } from "./App";
import { loadAhead } from "./engine/load-ahead";
import type { DialogPlace } from "./engine/open-office-dialog";
import type { PaneEngine } from "./engine/pane-engine";
import { BROWSER_CLOCK } from "./platform/browser-clock";
import { followLanguage } from "./platform/follow-language";
import { showStartProblem } from "./platform/show-start-problem";
import { scriptSettled, startPane } from "./platform/start-pane";
import { createThemeSource } from "./platform/theme-source";
import { whenSeen } from "./platform/when-seen";
import type { FormulasPort } from "./services/formulas-port";
import type { PaneServices } from "./services/pane-services";
import { speak } from "./view/words/language/language";
import { NOT_LOADED } from "./view/words/shell-words";
import type { StartProblem } from "./view/words/start-words";

/** Office's own; there is none in an Excel without custom functions. */
declare const CustomFunctions: FunctionsRuntime | undefined;

/**
 * Before Office.js tells Excel that it is ready for them. Where Excel never asks for our functions, nothing comes of it.
 * @returns settles with the first formula
 */
function registerFormulas(engine: () => Promise<PaneEngine>): Promise<FormulasPort> {
  return new Promise((begun) => {
    if (typeof CustomFunctions === "undefined") return;
    const runtime = CustomFunctions;
    const load = async (): Promise<CellFunctions> => {
      const [{ inCells }, { CELL_SENTENCES }] = await Promise.all([
        import(/* webpackChunkName: "formulas" */ "../functions/in-cells"),
        import(/* webpackChunkName: "formulas" */ "./view/words/cells/cell-sentences"),
        speak(languageOf(hostLanguage())),
      ]);
      const formulas = await (await engine()).formulas();
      begun(formulas);
      return inCells(runtime, formulas, CELL_SENTENCES);
    };
    registerFunctions(runtime, load, () => NOT_LOADED.inCell);
  });
}

async function loadEngine(): Promise<PaneEngine> {
  const { createPaneEngine } = await import(/* webpackChunkName: "engine" */ "./engine/pane-engine");
  const { createBreathe } = await import(/* webpackChunkName: "engine" */ "./platform/breathe");
  const breathe = createBreathe(new MessageChannel());
  return createPaneEngine({
    fetch: (url, init) => fetch(url, init),
    excel: { run: (options, batch) => Excel.run(options, batch), breathe },
    startTimer: (delayMs, act) => BROWSER_CLOCK.after(delayMs, act),
    now: () => performance.now(),
    breathe,
    office: () => Office.context,
    page: window,
    crypto,
    dialogs: officeDialogs,
    device: deviceMemory,
    locks: navigator.locks,
  });
}

/** Undefined where Office has none. */
function officeDialogs(): DialogPlace | undefined {
  const { context, PlatformType } = Office;
  const isDesktop = context.platform === PlatformType.PC || context.platform === PlatformType.Mac;
  return context.requirements.isSetSupported("DialogApi", "1.1") ? { ui: context.ui, isDesktop } : undefined;
}

function deviceMemory(): DeviceMemory {
  return createDeviceMemory(() => localStorage, Office.context.partitionKey);
}

function createServices(engine: () => Promise<PaneEngine>, firstFormula: Promise<FormulasPort>): PaneServices {
  const { contentLanguage } = Office.context;
  return {
    signIn: async () => (await engine()).signIn,
    catalogue: async () => (await engine()).catalogue,
    sheet: async () => (await engine()).sheet,
    runs: async () => (await engine()).runs,
    columnMemory: async () => (await engine()).columnMemory(),
    bulk: async () => (await engine()).bulk(),
    firstFormula: () => firstFormula,
    locale: contentLanguage || navigator.language,
    clock: BROWSER_CLOCK,
    theme: createThemeSource(() => Office.context.officeTheme, window),
    memory: deviceMemory(),
    hasFocus: () => document.hasFocus(),
    isHidden: () => document.hidden,
    async copyText(text) {
      const { copyText } = await import(/* webpackChunkName: "engine" */ "./platform/copy-text");
      return copyText(text, navigator.clipboard, document);
    },
    reload,
  };
}

function reload(): void {
  location.reload();
}

function hostLanguage(): string {
  return Office.context.displayLanguage || navigator.language;
}

/** In the host's language, whatever the browser's is. What nobody sees asks nobody for anything. */
async function showPane(
  place: HTMLElement,
  services: () => PaneServices,
  onUncaughtError: (error: unknown) => void,
): Promise<void> {
  await whenSeen(document, (told) => new IntersectionObserver(told));
  await followLanguage(hostLanguage(), document.documentElement);
  createRoot(place, { onUncaughtError }).render(
    <StrictMode>
      <App services={services()} />
    </StrictMode>,
  );
}

function start(): void {
  const place = document.getElementById("pane");
  if (place === null) throw new Error("The page has no place for the pane.");
  const script = document.querySelector<HTMLScriptElement>("#office-script");
  const hasOffice = () => typeof Office !== "undefined";
  const engine = loadAhead(loadEngine); // while Office.js is still getting ready
  // The host most likely speaks as the browser does.
  void followLanguage(navigator.language, document.documentElement);
  const showProblem = (problem: StartProblem) =>
    showStartProblem(place, problem, {
      officeScript: script,
      reload,
    });
  // React takes all away when a part of it throws where nobody catches it.
  const breakDown = (error: unknown) => {
    reportError(error);
    showProblem("broken");
  };
  let firstFormula: Promise<FormulasPort>;
  void startPane({
    officeScript: hasOffice() ? Promise.resolve() : scriptSettled(document, script),
    hasOffice,
    isExcel: async () => {
      firstFormula = registerFormulas(engine);
      return (await Office.onReady()).host === Office.HostType.Excel;
    },
    clock: BROWSER_CLOCK,
    showProblem,
    report: reportError,
    showPane: () => void showPane(place, () => createServices(engine, firstFormula), breakDown),
  });
}

start();
