import {
  answerExecuteMethod,
  EXECUTE_METHOD,
  RICH_API_MESSAGE,
  SELECTION_CHANGED,
  type RequestAnswerer,
} from "../../processor/wire/host-calls";
import { requirementMatrix } from "../../processor/wire/requirement-matrix";
import type { RegionStep } from "../regions/regions";
import { ENTER_PANE, stepOutOfPane } from "./pane-focus";

/** The entries of one `richApiMessage` event, in the form the processor gives them. */
export type RichApiEntries = readonly unknown[];

export interface HostConnectionOptions {
  readonly answerer: RequestAnswerer;
  /** Posts a message to the pane's window. */
  readonly send: (message: string) => void;
  /** Id that stands in the pane's address, second field of `_xdm_Info`. */
  readonly appId: string;
  readonly workbookName: string;
  readonly locale: string;
  /** Whether the pane is told that it can open dialogs. */
  readonly hasDialogs: boolean;
  /** Whether the pane is told that formulas call functions of its page. */
  readonly runsFunctions: boolean;
  /** Tab went past the last field of the pane or before its first, or a key asked for the next part of the page. */
  readonly onLeave: (step: RegionStep) => void;
}

/** A message of Office.js to its host. Source: `Microsoft.Office.Common.Request` in @microsoft/office-js. */
interface HostRequest {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
}

const MessageType = { request: 0, response: 1 } as const;
const ActionType = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
const ResponseType = { forCalling: 0, forEventing: 1 } as const;
const SERIALIZER_VERSION = 1;
/** A conversation of its own, in which the host asks and the pane answers. Source: `NotificationConversationIdSuffix`. */
const NOTIFICATIONS = "_ntf";

/** Excel's side of the conversation with Office.js in one task pane: answers its calls, sends it events. */
export class HostConnection {
  private readonly registeredEvents = new Set<string>();
  private conversationId = "";
  private unansweredCount = 0;
  private waitingEvents: unknown[] = [];
  private isClosed = false;
  private notificationCount = 0;

  constructor(private readonly options: HostConnectionOptions) {}

  /** Takes a message that the pane posted; anything that Office.js did not write is passed over. */
  async receive(text: unknown): Promise<void> {
    const request = readRequest(text);
    if (!request) return;
    this.conversationId = request._conversationId;
    if (request._actionType === ActionType.invoke) {
      const answer = await this.invoke(request);
      if (answer !== undefined) this.answer(request, answer);
      this.flushEvents();
      return;
    }
    if (request._actionType === ActionType.registerEvent) this.registeredEvents.add(request._actionName);
    else if (request._actionType === ActionType.unregisterEvent) this.registeredEvents.delete(request._actionName);
    this.answer(request, { Error: 0 });
  }

  /**
   * Tells the pane of events it asked for through the API, after the answer to the request that caused them. Before the pane listens
   * there is nobody to tell.
   */
  sendRichApiEvents(entries: RichApiEntries): void {
    if (!this.registeredEvents.has(RICH_API_MESSAGE)) return;
    this.waitingEvents.push(...entries);
    this.flushEvents();
  }

  /** Tells the pane that the selection moved, if it listens in the way of the Common API. */
  sendSelectionChanged(): void {
    if (this.registeredEvents.has(SELECTION_CHANGED)) this.sendEvent(SELECTION_CHANGED, {});
  }

  /** Brings the keyboard to the first field of the pane; a pane that has not come up yet has none. */
  enterPane(): void {
    if (this.isClosed || this.conversationId === "") return;
    this.options.send(
      JSON.stringify({
        _messageType: MessageType.request,
        _actionName: "Office_notifyAgave",
        _actionType: ActionType.invoke,
        _conversationId: `${this.conversationId}${NOTIFICATIONS}`,
        _correlationId: ++this.notificationCount,
        _origin: "",
        _data: ENTER_PANE,
        _serializerVersion: SERIALIZER_VERSION,
      }),
    );
  }

  /** Nothing is sent from now on: the pane's page is gone. */
  close(): void {
    this.isClosed = true;
  }

  private async invoke({ _actionName, _data }: HostRequest): Promise<unknown> {
    switch (_actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.appContext();
      case EXECUTE_METHOD:
        return this.executeMethod(_data);
      case "ContextActivationManager_notifyHost": {
        const step = stepOutOfPane(_data);
        if (step !== undefined) this.options.onLeave(step);
        return undefined;
      }
      default:
        // Telemetry and the like: nothing waits for an answer.
        return undefined;
    }
  }

  private async executeMethod(call: unknown): Promise<unknown> {
    this.unansweredCount++;
    try {
      return await answerExecuteMethod(this.options.answerer, call);
    } finally {
      this.unansweredCount--;
    }
  }

  private flushEvents(): void {
    if (this.unansweredCount > 0 || this.waitingEvents.length === 0) return;
    const entries = this.waitingEvents;
    this.waitingEvents = [];
    this.sendEvent(RICH_API_MESSAGE, { ArrayData: entries });
  }

  private appContext(): unknown {
    const { appId, workbookName, locale, hasDialogs, runsFunctions } = this.options;
    return {
      _id: appId,
      _appName: 16,
      _appVersion: "16.01",
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: workbookName,
      _clientMode: 0,
      _settings: [],
      _reason: 1,
      _osfControlType: 1,
      _eToken: "",
      _requirementMatrix: requirementMatrix({ hasDialogs, runsFunctions }),
      _appInstanceId: appId,
    };
  }

  private answer(request: HostRequest, data: unknown): void {
    this.post({ request, data, responseType: ResponseType.forCalling });
  }

  private sendEvent(actionName: string, data: unknown): void {
    const request = { _actionName: actionName, _conversationId: this.conversationId, _correlationId: -1, _origin: "" };
    this.post({ request, data, responseType: ResponseType.forEventing });
  }

  private post(message: {
    readonly request: Pick<HostRequest, "_actionName" | "_conversationId" | "_correlationId" | "_origin">;
    readonly data: unknown;
    readonly responseType: number;
  }): void {
    if (this.isClosed) return;
    const { _actionName, _conversationId, _correlationId, _origin } = message.request;
    this.options.send(
      JSON.stringify({
        _messageType: MessageType.response,
        _actionName,
        _conversationId,
        _correlationId,
        _origin,
        _data: message.data,
        _errorCode: 0,
        _responseType: message.responseType,
        _serializerVersion: SERIALIZER_VERSION,
      }),
    );
  }
}

function readRequest(text: unknown): HostRequest | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    const message = JSON.parse(text) as Partial<HostRequest>;
    const isRequest = message._messageType === MessageType.request && typeof message._actionName === "string";
    return isRequest ? (message as HostRequest) : undefined;
  } catch {
    return undefined;
  }
}
