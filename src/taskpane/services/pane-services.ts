import type { ScoringError } from "../../core/errors";
import type { Schema } from "../../core/inputs/schema";
import type { Cell } from "../../core/table/cell";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { EndpointListing } from "../../endpoint/catalogue/endpoint-catalog";
import type { EndpointDetails } from "../../endpoint/catalogue/endpoint-details";
import type { RawExchange } from "../../endpoint/send-raw";
import type { RelaySession } from "../../protocol/sign-in-messages";
import type { UpstreamInfo, UpstreamList } from "../../protocol/upstream-info";
import type { NextRequest } from "../../scoring/next-request";
import type { ResultColumns, QueryOptions, SourceShape } from "../../scoring/ports";
import type { Preview } from "../../scoring/preview-rows";
import type { RunStatus } from "../../scoring/run-status";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { SignInOutcome } from "./sign-in-outcome";

/**
 * All that the pane needs from outside. The composition root (index.tsx) builds it from Office.js and fetch; tests build it from
 * plain data. Methods that fail throw ScoringError.
 */
export interface PaneServices extends PaneEngine {
  /** The analyst's language and region, for numbers and times: "de-DE". */
  readonly locale: string;
  readonly clock: PaneClock;
  readonly theme: ThemeSource;
  readonly memory: DeviceMemory;
  /** Puts text on the clipboard. Call it from a click. @throws Error where the browser does not allow it */
  copyText(text: string): Promise<void>;
}

/** What talks to Excel, to the relay and to endpoints. */
export interface PaneEngine {
  /** @throws RunStoppedError `invalid-address` */
  readAddress(text: string): Promise<EndpointAddress>;
  listUpstreams(signal: AbortSignal): Promise<UpstreamList>;
  /** Where people sign in themselves, and whether this one has. */
  listSessions(signal: AbortSignal): Promise<readonly RelaySession[]>;
  /** Opens a window for it, so it must be called from a click. When the signal is aborted the window is closed. */
  signInPerson(upstreamId: string, signal: AbortSignal): Promise<SignInOutcome>;
  /** Ends all sessions of this person, also at the identity providers. @throws RunStoppedError `network` */
  signOutPeople(signal: AbortSignal): Promise<void>;
  listModels(connection: Connection, signal: AbortSignal): Promise<EndpointListing>;
  describeModel(connection: Connection, name: string, signal: AbortSignal): Promise<EndpointDetails>;
  /** @returns undefined when the model has no schema, which is normal */
  loadSchema(
    connection: Connection,
    name: string,
    signal: AbortSignal,
    servedModelName?: string,
  ): Promise<Schema | undefined>;
  /** What the text of an MLmodel file, or of a signature alone, says. @throws InputError `bad-signature` */
  readSignature(text: string): Promise<Schema>;
  /** @param hasHeaders whether the first row of a range (not of a table) holds column names; found out when absent */
  readSelection(hasHeaders?: boolean): Promise<Selection>;
  /** Calls back at every change of the selection. @returns a function that ends it */
  followSelection(listener: () => void): Promise<() => Promise<void>>;
  /** Selects one cell in the grid, so that the analyst sees it. */
  goToCell(sheetName: string, address: string): Promise<void>;
  /** A scoring run that has not started. */
  createRun(connection: Connection, route: string): Promise<ScoringRunHandle>;
  /** What the model answers for the first rows; the sheet stays as it is. */
  previewRows(connection: Connection, route: string, plan: ScoringPlan, query: QueryOptions): Promise<Preview>;
  /** The request that a run of this plan would send first. */
  nextRequest(plan: ScoringPlan, signal: AbortSignal): Promise<NextRequest>;
  /** Sends a body as it is, once. @throws CancelledError, nothing else */
  sendRequest(connection: Connection, route: string, body: string, signal: AbortSignal): Promise<RawExchange>;
  removeResultColumns(resultColumns: ResultColumns): Promise<void>;
  /** The values of one result column, in row order: what the chart is drawn from. */
  readColumn(resultColumns: ResultColumns, header: string): Promise<readonly Cell[]>;
}

/** Where requests go and how they are signed in. Never written anywhere. */
export interface Connection {
  readonly upstream: UpstreamInfo;
  readonly token?: string;
}

/** A column of the sheet under the name the model knows it by. */
export interface SentColumn {
  readonly column: string;
  readonly inputName: string;
}

export interface PaneClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back about every `everyMs` until the returned function is called. */
  every(everyMs: number, tick: () => void): () => void;
  /** Calls back once after `delayMs` unless the returned function is called first. */
  after(delayMs: number, act: () => void): () => void;
}

export type ThemeName = "light" | "dark";

export interface ThemeSource {
  current(): ThemeName;
  /** Calls back when the host or the system changes between light and dark. */
  subscribe(listener: () => void): () => void;
}

export type Selection =
  { readonly kind: "source"; readonly shape: SourceShape } | { readonly kind: "none"; readonly error: ScoringError };

/** One scoring run: subscribe, start once, cancel at any time. */
export interface ScoringRunHandle {
  readonly getStatus: () => RunStatus;
  readonly subscribe: (listener: () => void) => () => void;
  start(plan: ScoringPlan): Promise<void>;
  cancel(): void;
}

/**
 * Texts that this device remembers between sessions, by key: `setting/...`, and `token/<upstream>` only when the analyst asked for it.
 * Where nothing can be kept, nothing is read.
 */
export interface DeviceMemory {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  forget(key: string): void;
}
