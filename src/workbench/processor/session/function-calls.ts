import { failedAnswer } from "../../model/custom-functions/invocation-answer";
import type { Invocation } from "../../model/custom-functions/formula-calculation";
import type { FunctionRuntime } from "../../model/custom-functions/custom-functions";
import type { WorkbookModel } from "../../model/workbook-model";
import type { ExcelHabits } from "../habits/excel-habits";
import { utf8Bytes } from "../wire/utf8-bytes";
import type { EventEntry } from "./workbook-events";

/** Marks an entry as one of an add-in's functions, and says which. Source: `CustomFunctionProxy._handleMessage` of @microsoft/office-js. */
const FUNCTION_CATEGORY = 1;
const MessageType = { call: 1_000, cancel: 1_001 } as const;

/** What is to be known of a call beside its arguments. Source: `_batchInvocationEntries`, as above. */
const CallFlag = { isCancelable: 1, isStreaming: 2, takesErrors: 4 } as const;

/**
 * Calls of an add-in's functions on their way to its page: all that come up together go in one message, or in as few as the size of a payload
 * allows. They wait until the page has said that it is there.
 */
export class FunctionCalls implements FunctionRuntime {
  private readonly calls = new Map<number, Invocation>();
  private cancelled: number[] = [];
  private isDue = false;

  /** @param tell sends entries to the page */
  constructor(
    private readonly workbook: WorkbookModel,
    private readonly maxBytes: number,
    private readonly habits: () => Pick<ExcelHabits, "cancelsAfterCalls">,
    private readonly tell: (entries: readonly EventEntry[]) => void,
  ) {}

  /** The page is there and listens, perhaps anew. */
  start(): void {
    this.calls.clear();
    this.cancelled = [];
    this.workbook.customFunctions.attach(this);
    this.workbook.calculation?.functionsReady();
  }

  call(call: Invocation): void {
    this.calls.set(call.id, call);
    this.sendSoon();
  }

  cancel(id: number): void {
    // The page has not heard of it.
    if (this.calls.delete(id)) return;
    this.cancelled.push(id);
    this.sendSoon();
  }

  private sendSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => this.send());
  }

  private send(): void {
    this.isDue = false;
    const calls = [...this.calls.values()].map((call) => ({
      id: call.id,
      entry: entryOf(MessageType.call, messageOf(call)),
    }));
    const cancels = this.cancelled.map((id) => entryOf(MessageType.cancel, { invocationId: id }));
    this.calls.clear();
    this.cancelled = [];
    const tooLarge = calls.filter(({ entry }) => utf8Bytes(entry[3]) > this.maxBytes);
    const sent = calls.filter((call) => !tooLarge.includes(call)).map(({ entry }) => entry);
    const [first, second] = this.habits().cancelsAfterCalls ? [sent, cancels] : [cancels, sent];
    for (const entries of [...this.packets(first), ...this.packets(second)]) this.tell(entries);
    const places = tooLarge.flatMap(({ id }) => this.workbook.customFunctions.answer(id, TOO_LARGE) ?? []);
    if (places.length > 0) this.workbook.calculation?.answered(places);
  }

  private packets(entries: readonly EventEntry[]): EventEntry[][] {
    const packets: EventEntry[][] = [];
    let bytes = Infinity;
    for (const entry of entries) {
      const entryBytes = utf8Bytes(entry[3]);
      if (bytes + entryBytes > this.maxBytes) {
        packets.push([]);
        bytes = 0;
      }
      packets.at(-1)!.push(entry);
      bytes += entryBytes;
    }
    return packets;
  }
}

const TOO_LARGE = failedAnswer(7, "The arguments are larger than Excel hands over.");

function messageOf({ id, fn, values, address, parameterAddresses }: Invocation): unknown[] {
  const flags =
    (fn.isCancelable ? CallFlag.isCancelable : 0) |
    (fn.isStreaming ? CallFlag.isStreaming : 0) |
    (fn.takesErrors ? CallFlag.takesErrors : 0);
  return [id, fn.id, values, address, flags, parameterAddresses];
}

function entryOf(type: number, message: unknown): EventEntry {
  return [FUNCTION_CATEGORY, type, "", JSON.stringify(message), 0, false];
}
