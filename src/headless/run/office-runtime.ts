import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import type { RequestProcessor } from "../../workbench/processor/request-processor";
import type { EventEntry } from "../../workbench/processor/session/workbook-events";
import {
  answerExecuteMethod,
  EXECUTE_METHOD,
  NOT_SUPPORTED,
  RICH_API_MESSAGE,
  SELECTION_CHANGED,
} from "../../workbench/processor/wire/host-calls";
import { requirementMatrix } from "../../workbench/processor/wire/requirement-matrix";
import { libraryWindow } from "./library-window";

/** Microsoft's Office.js, loaded unmodified, with a workbook of ours behind it. Errors it throws are `OfficeExtension.Error` of this runtime. */
export interface OfficeRuntime {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly Office: typeof Office;
  readonly CustomFunctions: FunctionLibrary;
  /** Ends the events, so that the runtime and its memory can go. */
  readonly dispose: () => void;
}

/** The part of the library in which an add-in says what its functions do. */
export interface FunctionLibrary {
  /** @param id of the function in the add-in's metadata */
  associate(id: string, fn: (...args: never[]) => unknown): void;
  /** An error that a function throws, or puts into a block. */
  readonly Error: new (code: string, message?: string) => Error;
}

/** The way from the library to its host: what the library's own XDM client does in a browser, with these three calls. */
interface HostEndpoint {
  invoke(name: string, answered: (status: number, payload: unknown) => void, call: unknown): void;
  registerForEvent(
    name: string,
    raised: (payload: unknown) => void,
    done: (status: number, payload: unknown) => void,
  ): void;
  unregisterForEvent(name: string, done: (status: number, payload: unknown) => void): void;
}

/** The library's parts, in the order in which a page loads them; the last one holds the sentences of its errors. */
const LIBRARY_FILES = ["office.debug.js", "excel-web-16.00.debug.js", "en-us/office_strings.js"];

/**
 * What office.js does after its host answered, without a host page: an application context with our requirement sets, the document, and the
 * facade through which all calls leave. Only public pieces of the library are put together; none is replaced but the endpoint.
 */
const CONNECT = `(function (endpoint, requirementMatrix, documentName) {
  Office.onReady = function (callback) {
    var info = { host: Office.HostType.Excel, platform: Office.PlatformType.OfficeOnline };
    return Promise.resolve(info).then(function () { if (callback) callback(info); return info; });
  };
  OSF.DDA.ErrorCodeManager.initializeErrorMessages(Strings.OfficeOM);
  OSF.getClientEndPoint = function () { return endpoint; };
  var app = new OSF.OfficeAppContext("scoresheet", 16, "16.0", "en-US", "en-US", documentName, 1, {}, "inserted", 1, "", "",
    "1", false, true, 0, requirementMatrix, "", "16.0", 600, 320, "Scoresheet", [], null, {}, undefined, undefined);
  app.ui = {};
  app.doc = new OSF.DDA.ExcelDocument(app, undefined);
  OSF.DDA.DispIdHost.addAsyncMethods(OSF.DDA.RichApi, [OSF.DDA.AsyncMethodNames.ExecuteRichApiRequestAsync]);
  OSF.DDA.RichApi.richApiMessageManager = new OfficeExt.RichApiMessageManager();
  OSF._OfficeAppFactory.setContext(new OSF.DDA.Context(app, app.doc, undefined));
  OSF._OfficeAppFactory.setHostFacade(
    new OSF.DDA.DispIdHost.Facade(OSF.DDA.WAC.getDelegateMethods, OSF.DDA.WAC.Delegate.ParameterMap));
  return { Excel: Excel, OfficeExtension: OfficeExtension, Office: Office, CustomFunctions: window.CustomFunctions };
})`;

/** Compiled once a process: 3 MB of source, the same for every runtime. */
let compiled: readonly vm.Script[] | undefined;

/**
 * Loads Microsoft's library into a world of its own and connects it to a processor: what the pane's code does with it, it does with real
 * proxies, real load and sync rules and real errors.
 * @param runsFunctions whether formulas of the workbook may call functions of this world, as they do where Excel has a shared runtime
 */
export function createOfficeRuntime(processor: RequestProcessor, runsFunctions = false): OfficeRuntime {
  const world = libraryWindow(runsFunctions);
  const context = vm.createContext(world.window);
  compiled ??= compileLibrary();
  for (const script of compiled) script.runInContext(context);
  world.finishLoading();
  const host = new ProcessorEndpoint(processor);
  const connect = vm.runInContext(CONNECT, context) as (
    endpoint: HostEndpoint,
    requirementMatrix: string,
    documentName: string,
  ) => Omit<OfficeRuntime, "dispose">;
  const matrix = requirementMatrix({ hasDialogs: false, runsFunctions });
  const library = connect(host, matrix, processor.workbook.name);
  if (runsFunctions) world.tellContentLoaded();
  return { ...library, dispose: () => host.dispose() };
}

/** The package stands in node_modules above the program that runs (a bundle in dist/, or a test runner). */
function compileLibrary(): vm.Script[] {
  const resolveFrom = createRequire(process.argv[1] ?? `${process.cwd()}/program.js`);
  return LIBRARY_FILES.map((file) => {
    const filename = resolveFrom.resolve(`@microsoft/office-js/dist/${file}`);
    return new vm.Script(readFileSync(filename, "utf8"), { filename });
  });
}

/** The host's side of the endpoint: requests go to the processor, events come back once the request that caused them is answered. */
class ProcessorEndpoint implements HostEndpoint {
  private readonly raise = new Map<string, (payload: unknown) => void>();
  private readonly subscriptions: (() => void)[];
  private waiting: (() => void)[] = [];
  private requestsUnderWay = 0;

  constructor(private readonly processor: RequestProcessor) {
    this.subscriptions = [
      processor.onEvent((entries) => this.later(RICH_API_MESSAGE, { ArrayData: mutableCopy(entries) })),
      processor.onSelectionChanged(() => this.later(SELECTION_CHANGED, {})),
    ];
  }

  invoke(name: string, answered: (status: number, payload: unknown) => void, call: unknown): void {
    this.requestsUnderWay++;
    const isKnown = name === EXECUTE_METHOD;
    void (isKnown ? answerExecuteMethod(this.processor, call) : Promise.resolve(NOT_SUPPORTED))
      .finally(() => this.requestsUnderWay--)
      .then((payload) => answered(0, payload))
      .finally(() => this.flush());
  }

  registerForEvent(
    name: string,
    raised: (payload: unknown) => void,
    done: (status: number, payload: unknown) => void,
  ): void {
    this.raise.set(name, raised);
    done(0, { Error: 0 });
  }

  unregisterForEvent(name: string, done: (status: number, payload: unknown) => void): void {
    this.raise.delete(name);
    done(0, { Error: 0 });
  }

  dispose(): void {
    for (const unsubscribe of this.subscriptions) unsubscribe();
    this.raise.clear();
    this.waiting = [];
  }

  private later(name: string, payload: unknown): void {
    this.waiting.push(() => this.raise.get(name)?.(payload));
    queueMicrotask(() => this.flush());
  }

  private flush(): void {
    if (this.requestsUnderWay > 0) return;
    const due = this.waiting;
    this.waiting = [];
    for (const raise of due) raise();
  }
}

/** The library's own marshalling wants plain arrays. */
function mutableCopy(entries: readonly EventEntry[]): unknown[][] {
  return entries.map((entry) => [...entry]);
}
