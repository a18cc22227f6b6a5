import { urlOf, type EndpointAccess } from "../composition/endpoint-access";
import { endpointAt } from "../composition/endpoint-at";
import type { DaySpending } from "../composition/memory/day-spending";
import type { RequestBudgets } from "../composition/request-budgets";
import { endpointUrl, type EndpointAddress } from "../endpoint/addresses/endpoint-address";
import { ENDS_BY_ITSELF, errorOf } from "./answers/error-of-failure";
import { inTime } from "./answers/in-time";
import { OutputOrder } from "./answers/output-order";
import type { ModelName } from "./arguments/model-name";
import type { FormulaOptions } from "./arguments/read-options";
import type { CellRetries } from "./cells/cell-retries";
import type { FormulaCells } from "./cells/formula-cells";
import type { FormulaConsents } from "./consent/formula-consents";
import { formulaHeaders } from "./models/formula-headers";
import type { MeaningOfNames } from "./models/meaning-of-names";
import { isSplit, type ModelFactsSource } from "./models/model-facts";
import { modelParameters } from "./models/model-parameters";
import { recipeInputs } from "./models/recipe-inputs";
import { RowWriter } from "./models/row-writer";
import { SEEN_FOR_MS, StandingVersions } from "./models/standing-versions";
import type { FormulaClock, SheetCells } from "./host/ports";
import { EndpointAbsence } from "./queue/endpoint-absence";
import { EndpointSender } from "./queue/endpoint-sender";
import { FormulaQueue } from "./queue/formula-queue";
import type { RowAnswers } from "./queue/row-answers";

export interface FormulaQueuesParts {
  readonly sheet: SheetCells;
  readonly clock: FormulaClock;
  readonly budgets: RequestBudgets;
  readonly day: Pick<DaySpending, "note">;
  readonly answers: RowAnswers;
  readonly facts: ModelFactsSource;
  readonly names: MeaningOfNames;
  readonly cells: Pick<FormulaCells, "noteRequest">;
  readonly consents: Pick<FormulaConsents, "takeRows">;
  readonly retries: Pick<CellRetries, "noteBack">;
}

/** What rows have in common that wait in one queue. */
export interface QueuePlan {
  readonly model: ModelName;
  readonly width: number;
  readonly options: FormulaOptions;
  /** Undefined where nobody says. */
  readonly headers: readonly string[] | undefined;
}

/** The queues of all formulas: one for each endpoint, headers and options. */
export class FormulaQueues {
  private readonly queues = new Map<string, Promise<FormulaQueue>>();
  /** Those that are made, for who does not wait. */
  private readonly made = new Map<string, FormulaQueue>();
  /** By endpoint and the way to it. */
  private readonly senders = new Map<string, EndpointSender>();
  /** Those that get no more rows, as long as they have batches to send: these count as requests to come. */
  private retired: readonly EndpointSender[] = [];
  /** Numbers stand for what rows have in common, so that a key is short. */
  private readonly prefixes = new Map<string, string>();
  /** Never used again: an answer that comes late is none for those who ask anew. */
  private prefixCount = 0;

  private readonly standing: StandingVersions;

  constructor(private readonly parts: FormulaQueuesParts) {
    this.standing = new StandingVersions(parts.facts, parts.clock);
  }

  /**
   * Where it takes long to ask what the model takes, that goes on, and the formulas after that find it.
   * @throws FormulaError where the plan does not fit the model; RunStoppedError where the model cannot be asked what it takes
   */
  queueFor(plan: QueuePlan, address: EndpointAddress): Promise<FormulaQueue> {
    const { clock } = this.parts;
    const key = keyOf(plan, address);
    const known = this.queues.get(key);
    if (known !== undefined) {
      this.queues.delete(key);
      this.queues.set(key, known);
      return known;
    }
    const making = this.make(key, plan, address);
    const queue = inTime(making, clock);
    this.queues.set(key, queue);
    beyondBounds(this.queues).forEach((oldest) => this.drop(oldest));
    const isCurrent = (): boolean => this.queues.get(key) === queue;
    making.then(
      (made) => {
        if (!isCurrent()) return;
        this.queues.set(key, Promise.resolve(made));
        this.made.set(key, made);
      },
      (error: unknown) => {
        const forget = (): unknown => isCurrent() && this.queues.delete(key);
        // A recalculation asks for its cells in several turns: an endpoint that is away is not asked in each of them.
        if (ENDS_BY_ITSELF.has(errorOf(error).trouble)) clock.startTimer(FAILED_FOR_MS, forget);
        else forget();
      },
    );
    return queue;
  }

  /** Asks nobody. */
  madeFor(plan: QueuePlan, address: EndpointAddress): FormulaQueue | undefined {
    return this.made.get(keyOf(plan, address));
  }

  /** The next formulas ask again what models take, and for rows too that are under way for formulas before them. */
  forget(): void {
    this.queues.clear();
    this.made.clear();
    this.retired = this.sending();
    this.senders.clear();
    this.parts.names.forget();
    this.prefixes.clear();
  }

  /** Another version answers: what was asked of the one before it says nothing any more. */
  private askAnew(): void {
    this.parts.facts.forget();
    this.queues.clear();
    this.made.clear();
  }

  /** Batches that are to be sent, and are no requests yet. */
  private unsent(): number {
    return this.sending().reduce((sum, { left }) => sum + left, 0);
  }

  private sending(): readonly EndpointSender[] {
    return [...this.retired, ...this.senders.values()].filter(({ left }) => left > 0);
  }

  private drop(key: string): void {
    this.queues.delete(key);
    this.made.delete(key);
  }

  private async make(
    key: string,
    { model, width, options, headers }: QueuePlan,
    address: EndpointAddress,
  ): Promise<FormulaQueue> {
    const { facts: source, names, sheet, clock, answers, consents } = this.parts;
    const found = await names.placeOf(address, model);
    const mostAgeMs = model.served === undefined ? Infinity : SEEN_FOR_MS;
    const [facts, dateSystem] = await Promise.all([source.factsOf(address, found, mostAgeMs), sheet.dateSystem()]);
    this.standing.check(model, facts);
    const schema = facts.schema ?? { columns: [], tensors: [] };
    const feeding = formulaHeaders(schema, headers, options.isInOrder, width);
    const writer = new RowWriter({
      schema,
      headers: feeding,
      parameters: modelParameters(options, schema),
      blanks: options.blanks,
      dateSystem,
    });
    const place = endpointUrl(address);
    if (isSplit(facts)) answers.versions.noteSplit(place);
    const version = this.standing.keyOf(model, address);
    return new FormulaQueue({
      writer,
      prefix: this.prefixOf(JSON.stringify([place, version, writer.key])),
      answers,
      outputs: new OutputOrder(schema.outputs),
      inputs: recipeInputs(schema, feeding),
      sender: this.senderTo(address, found.access),
      sheet,
      clock,
      isStanding: async () => {
        await this.standing.look(model, address).finally(() => {
          if (this.standing.keyOf(model, address) !== version) this.drop(key);
        });
      },
      takeRows: (keys) => consents.takeRows(model, address, keys, this.unsent()),
    });
  }

  private senderTo(address: EndpointAddress, access: EndpointAccess): EndpointSender {
    const { answers, budgets, cells, clock, day, retries } = this.parts;
    const place = endpointUrl(address);
    const way = JSON.stringify([place, urlOf(access, address.route)]);
    const known = this.senders.get(way);
    if (known !== undefined) return known;
    const sender = new EndpointSender({
      createEndpoint: () => endpointAt(access, address),
      budget: budgets.budgetOf(urlOf(access, address.route)),
      absence: new EndpointAbsence(clock, () => retries.noteBack()),
      onRequest: (rowCount) => {
        cells.noteRequest(rowCount);
        day.note(0, 1);
      },
      onBegin: (batch) => answers.noteBegun(batch),
      onOver: (batch, error) => {
        if (answers.noteOver(batch, place, error)) this.askAnew();
      },
    });
    this.senders.set(way, sender);
    return sender;
  }

  private prefixOf(common: string): string {
    const known = this.prefixes.get(common) ?? `${++this.prefixCount}:`;
    this.prefixes.delete(common);
    this.prefixes.set(common, known);
    for (const oldest of beyondBounds(this.prefixes)) this.prefixes.delete(oldest);
    return known;
  }
}

/** So long nobody is asked again what a model takes. */
const FAILED_FOR_MS = 1_000;

/** Each value of an option makes a queue of its own. The ones that were used least recently are forgotten, with what their rows were answered. */
const MOST_QUEUES = 500;
/** Of all keys, which hold the options: a cell's text has up to 32,767. */
const MOST_CHARACTERS = 2_000_000;

/** The keys of a map, in its order, that are too many or too long together with those behind them; never the last one. */
function beyondBounds(map: ReadonlyMap<string, unknown>): readonly string[] {
  const keys = [...map.keys()];
  let characters = 0;
  let first = keys.length;
  while (first > 0 && keys.length - first < MOST_QUEUES) {
    characters += keys[first - 1]!.length;
    if (characters > MOST_CHARACTERS && first < keys.length) break;
    first--;
  }
  return keys.slice(0, first);
}

function keyOf({ model, width, headers, options }: QueuePlan, address: EndpointAddress): string {
  return JSON.stringify([model.text, endpointUrl(address), width, headers ?? null, options]);
}
