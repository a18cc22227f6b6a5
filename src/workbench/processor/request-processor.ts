import type { OutsideWorld } from "../model/values/calculation-place";
import { Recalculation } from "../model/calculation/recalculation";
import type { WorkbookModel } from "../model/workbook-model";
import { BatchExecution } from "./batch-execution";
import type { ExcelHabits } from "./habits/excel-habits";
import { passInTime, wayThrough, type LetPass } from "./habits/slow-way";
import { whenEventsCome } from "./habits/when-events-come";
import type { HostObject } from "./object-model/object-type";
import type { ObjectSession } from "./object-model/targets";
import { OBJECT_TYPES } from "./object-types";
import { EventRegistrations } from "./session/event-registrations";
import { FunctionCalls } from "./session/function-calls";
import { KeptRanges } from "./session/kept-ranges";
import { ProcessorSession } from "./session/processor-session";
import { ScriptedFaults, type ScriptedFault } from "./session/scripted-faults";
import { WorkbookEvents, type EventEntry } from "./session/workbook-events";
import { HostErrorNumber, HostRefusal } from "./wire/excel-error";
import type { HostAnswer, RequestAnswerer } from "./wire/host-calls";
import { jsonTextOf } from "./wire/ready-json";
import { utf8Bytes } from "./wire/utf8-bytes";
import { parseRequest } from "./wire/wire";

/** Bytes of one request and of one response on the web. Source: Microsoft Learn, "Resource limits and performance optimization for Office Add-ins". */
export const MAX_PAYLOAD_BYTES = 5_000_000;

/** Request flag by which `Excel.run({delayForCellEdit: true}, ...)` asks to wait while a person types. Source: @microsoft/office-js, onBeforeExcelRun. */
const DELAY_FOR_CELL_EDIT = 64;

const DEVICE: OutsideWorld = { now: () => new Date(), random: () => Math.random() };

export interface ProcessorOptions {
  /** Default: 5 MB, Excel's own limit on the web. */
  readonly maxPayloadBytes?: number;
  /** What this Excel does otherwise than WEB_HABITS. */
  readonly habits?: Partial<ExcelHabits>;
  /** How a slow Excel lets time pass. Default: as long as it takes. */
  readonly letPass?: LetPass;
  /** How time passes until events that are late. Default: as long as it takes. */
  readonly letEventsPass?: LetPass;
  /** Clock and chance for volatile formulas; the device's unless told. */
  readonly world?: OutsideWorld;
}

/** What went over the wire so far. */
export interface ProcessorStatistics {
  /** Requests that had actions to run, refused ones included. */
  readonly syncs: number;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  /** Of all requests and of all responses together. */
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const NOTHING_COUNTED: ProcessorStatistics = {
  syncs: 0,
  maxRequestBytes: 0,
  maxResponseBytes: 0,
  requestBytes: 0,
  responseBytes: 0,
};

/**
 * Plays Excel's side of Office.js on a workbook model: takes the JSON text of a request and gives the JSON text of a response. One
 * processor serves one pane; it raises that pane's events and keeps its references.
 */
export class RequestProcessor implements RequestAnswerer {
  private readonly faults = new ScriptedFaults();
  private readonly session: ObjectSession;
  private readonly recalculation: Recalculation;
  private readonly maxPayloadBytes: number;
  private readonly eventListeners = new Set<(entries: readonly EventEntry[]) => void>();
  private readonly selectionListeners = new Set<() => void>();
  private readonly letPass: LetPass;
  /** Every event goes this way. */
  private readonly whenDue: (raise: () => void) => void;
  private isAnswering = false;
  private counted = NOTHING_COUNTED;

  constructor(
    readonly workbook: WorkbookModel,
    options: ProcessorOptions = {},
  ) {
    this.maxPayloadBytes = options.maxPayloadBytes ?? MAX_PAYLOAD_BYTES;
    this.letPass = options.letPass ?? passInTime;
    this.whenDue = whenEventsCome(() => this.session.habits, options.letEventsPass ?? passInTime);
    const keptRanges = new KeptRanges<HostObject>();
    const registrations = new EventRegistrations();
    const functionCalls = new FunctionCalls(workbook, this.maxPayloadBytes, () => this.session.habits, this.tellAtOnce);
    this.session = new ProcessorSession(workbook, keptRanges, registrations, functionCalls, OBJECT_TYPES);
    this.recalculation = new Recalculation(workbook, options.world ?? DEVICE);
    this.takeHabits(options.habits ?? {});
    const events = new WorkbookEvents(workbook, registrations);
    workbook.subscribe((change) => {
      keptRanges.follow(change);
      const entries = events.entriesFor(change, this.isAnswering);
      if (entries.length > 0) this.raise(this.eventListeners, entries);
      if (change.kind === "selection") this.raise(this.selectionListeners, undefined);
    });
  }

  /** From the next request on this Excel has these habits, too. */
  takeHabits(habits: Partial<ExcelHabits>): void {
    this.session.habits = { ...this.session.habits, ...habits };
    if (!this.session.habits.recalculates) this.workbook.calculation = undefined;
    else this.workbook.calculation ??= this.recalculation;
    this.workbook.customFunctions.blank = this.session.habits.handsBlanksOverAsZero ? 0 : null;
  }

  /** What this Excel does now. */
  get habits(): ExcelHabits {
    return this.session.habits;
  }

  get statistics(): ProcessorStatistics {
    return this.counted;
  }

  /** Ranges the pane keeps across syncs: one that forgets to let go of them slows Excel down. */
  get referenceCount(): number {
    return this.session.keptRanges.count;
  }

  /** Faults that have not yet struck as often as they should. */
  get pendingFaultCount(): number {
    return this.faults.pendingCount;
  }

  /** Arms a fault or an effect for a later request; for tests. */
  script(fault: ScriptedFault): void {
    this.faults.add(fault);
  }

  /**
   * Runs one request at once.
   * @param requestBody JSON text of one `context.sync()`
   * @returns JSON text of the response; errors of single actions stand in it
   * @throws HostRefusal when the request is refused as a whole: too large either way (5103, 5104), or a person is typing (5004)
   */
  process(requestBody: string): string {
    const requestBytes = utf8Bytes(requestBody);
    this.count(requestBytes, 0);
    this.faults.touch("*", "request");
    if (requestBytes > this.maxPayloadBytes) throw new HostRefusal(HostErrorNumber.requestTooLarge);
    if (this.workbook.cellEditMode) throw new HostRefusal(HostErrorNumber.cellEditMode);
    // What a person did meanwhile is a step of its own.
    this.workbook.tell({ kind: "step-ended" });
    const response = this.execute(requestBody);
    this.workbook.tell({ kind: "step-ended" });
    const responseBytes = utf8Bytes(response);
    this.count(0, responseBytes);
    if (responseBytes > this.maxPayloadBytes) throw new HostRefusal(HostErrorNumber.responseTooLarge);
    return response;
  }

  /**
   * Answers one request as a host does, and as late: a pane that asked for it waits until nobody types into a cell any more.
   * @param flags what the request asks of the host
   */
  async answer(requestBody: string, flags: number): Promise<HostAnswer> {
    const pass = wayThrough(this.session.habits, this.letPass);
    await pass(utf8Bytes(requestBody));
    const waits = (flags & DELAY_FOR_CELL_EDIT) !== 0 || this.session.habits.waitsForCellEdit;
    if (waits) await this.workbook.untilCellsAreFree();
    const answer = this.answerNow(requestBody);
    await pass("body" in answer ? utf8Bytes(answer.body) : 0);
    return answer;
  }

  private execute(requestBody: string): string {
    this.isAnswering = true;
    try {
      return jsonTextOf(new BatchExecution(this.session, this.faults, parseRequest(requestBody)).run());
    } finally {
      this.isAnswering = false;
    }
  }

  private answerNow(requestBody: string): HostAnswer {
    try {
      return { body: this.process(requestBody) };
    } catch (error) {
      if (error instanceof HostRefusal) return { errorNumber: error.errorNumber };
      // A defect of the workbench: the pane gets an answer, and whoever runs the workbench gets the error.
      queueMicrotask(() => {
        throw error;
      });
      return { errorNumber: HostErrorNumber.internal };
    }
  }

  /**
   * Tells of events the pane registered for, when this Excel does. A host sends `entries` as `{ArrayData: entries}` under the name "richApiMessage", after the
   * request that caused them was answered.
   * @returns a function that ends the subscription
   */
  onEvent(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** Tells of another selection, when this Excel does: an event of the document's own. @returns a function that ends the subscription */
  onSelectionChanged(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  /** Calls of an add-in's functions are no events: they come in every Excel. */
  private readonly tellAtOnce = (entries: readonly EventEntry[]): void => {
    for (const listener of [...this.eventListeners]) listener(entries);
  };

  private raise<Event>(listeners: ReadonlySet<(event: Event) => void>, event: Event): void {
    this.whenDue(() => {
      for (const listener of [...listeners]) listener(event);
    });
  }

  private count(requestBytes: number, responseBytes: number): void {
    const counted = this.counted;
    this.counted = {
      syncs: counted.syncs + (requestBytes > 0 ? 1 : 0),
      maxRequestBytes: Math.max(counted.maxRequestBytes, requestBytes),
      maxResponseBytes: Math.max(counted.maxResponseBytes, responseBytes),
      requestBytes: counted.requestBytes + requestBytes,
      responseBytes: counted.responseBytes + responseBytes,
    };
  }
}
