/** The product's functions in cells, joined over core/, scoring/ and endpoint/; how Excel asks for them is no matter here. */
import type { DeviceMemory } from "../composition/device-memory";
import type { DaySpending } from "../composition/memory/day-spending";
import type { RequestBudgets } from "../composition/request-budgets";
import { CancelledError } from "../core/errors";
import { endpointUrl, type EndpointAddress } from "../endpoint/addresses/endpoint-address";
import { ENDS_BY_ITSELF, errorOf } from "./answers/error-of-failure";
import { FormulaError, type FormulaTrouble } from "./answers/formula-error";
import { formulaValues, type FormulaValue } from "./answers/formula-value";
import type { RowResult } from "./answers/row-answer";
import { readModelName, type ModelName } from "./arguments/model-name";
import { readHeaders, checkedHeaders } from "./arguments/read-headers";
import { OptionCells } from "./arguments/option-cells";
import { readOptions } from "./arguments/read-options";
import { readOutput } from "./arguments/read-output";
import { readRows, type GivenCell, type GivenRows } from "./arguments/read-rows";
import { TableHeadersReader } from "./arguments/table-headers";
import { calculationKey } from "./cells/calculation-key";
import { CellRetries } from "./cells/cell-retries";
import { FormulaCells, type CellCalculation } from "./cells/formula-cells";
import { LookedAtCells } from "./cells/looked-at-cells";
import { askedPrediction, type AskedPrediction } from "./cells/asked-prediction";
import { FormulaConsents, type FormulaQuestion } from "./consent/formula-consents";
import { namedColumns, placedColumns, withParameters, type SentColumns } from "./consent/sent-columns";
import { checkVersion } from "./models/check-version";
import { findModel } from "./models/find-model";
import { MeaningOfNames } from "./models/meaning-of-names";
import { modelCard } from "./models/model-card";
import { ModelFactsSource } from "./models/model-facts";
import type { CellRecalculation, FormulaClock, FormulaInvocation, FormulaPlaces, SheetCells } from "./host/ports";
import { FormulaQueues, type QueuePlan } from "./formula-queues";
import type { GivenPlace } from "./queue/formula-queue";
import { RowAnswers } from "./queue/row-answers";

export interface ScoreFunctionsParts {
  readonly places: FormulaPlaces;
  readonly sheet: SheetCells;
  readonly recalculation: CellRecalculation;
  readonly device: Pick<DeviceMemory, "read" | "write">;
  /** Those of the whole program: the pane's runs and formulas share what an endpoint takes. */
  readonly budgets: RequestBudgets;
  readonly day: DaySpending;
  readonly clock: FormulaClock;
}

/** The arguments of SCORE.PREDICT as Excel hands them over: null for one that is left out. */
export interface PredictionArguments {
  readonly model: GivenCell;
  readonly data: GivenCell;
  readonly headers?: GivenCell;
  readonly output?: GivenCell;
  readonly options?: GivenCell;
}

interface Asked extends QueuePlan {
  readonly rows: GivenRows;
  readonly given: GivenPlace;
  /** As they are asked for and allowed. */
  readonly columns: SentColumns;
}

/** Make one a workbook. It asks nobody for anything before a formula is calculated that somebody of this device has allowed. */
export class ScoreFunctions {
  readonly cells: FormulaCells;
  readonly consents: FormulaConsents;
  private readonly answers: RowAnswers;
  private readonly facts: ModelFactsSource;
  private readonly headers: TableHeadersReader;
  private readonly optionCells: OptionCells;
  private readonly standing: LookedAtCells;
  private readonly retries: CellRetries;
  private readonly queues: FormulaQueues;
  /** Names that no place of this device had when somebody looked, or more than one, and what their cells say. */
  private readonly unknown = new Map<string, FormulaError>();

  constructor(private readonly parts: ScoreFunctionsParts) {
    const { clock, places, sheet, device, recalculation, day } = parts;
    this.consents = new FormulaConsents(device, clock.now, () => this.cells.changed(), day);
    this.cells = new FormulaCells(clock, () => this.consents.questions);
    this.standing = new LookedAtCells(this.cells, this.consents, recalculation);
    this.retries = new CellRetries(this.cells, this.standing, clock);
    this.answers = new RowAnswers(clock);
    this.facts = new ModelFactsSource(places, clock.now);
    const { answers, facts, cells, consents, retries } = this;
    const names = new MeaningOfNames(places);
    this.queues = new FormulaQueues({ ...parts, answers, facts, names, cells, consents, retries });
    this.headers = new TableHeadersReader(sheet);
    this.optionCells = new OptionCells(sheet);
  }

  /**
   * The predictions for some rows, a row each: one output, or all.
   * @throws FormulaError, nothing else
   */
  async predict(given: PredictionArguments, invocation: FormulaInvocation): Promise<FormulaValue[][]> {
    if (invocation.isInValuePreview === true) return this.preview(given, invocation);
    const call = calculationKey(given);
    return this.calculate(invocation, call, async (signal, calculation) => {
      const wanted = readOutput(given.output);
      const asked = await this.read(given, invocation);
      const address = this.allowed(
        asked.model,
        asked.columns,
        { cell: invocation.address, call },
        asked.rows.length,
        signal,
      );
      const queue = await this.queues.queueFor(asked, address);
      const results = await queue.ask(asked.rows, asked.given, signal);
      const values = formulaValues(results, wanted, queue.outputs);
      const forRun = askedPrediction(asked, address, queue, wanted, results);
      this.noteValues(values, results, address, calculation, forRun);
      return values;
    });
  }

  /**
   * What is known of a model, as two columns.
   * @throws FormulaError, nothing else
   */
  async model(name: GivenCell, invocation: FormulaInvocation): Promise<string[][]> {
    if (invocation.isInValuePreview === true) throw inPreview();
    const call = calculationKey({ model: name, data: null });
    return this.calculate(invocation, call, async (signal, calculation) => {
      const model = readModelName(name, invocation.parameterAddresses?.[MODEL_PLACE]);
      const facts = await this.facts.factsNow(
        this.allowed(model, namedColumns([]), { cell: invocation.address, call }, 0, signal),
      );
      checkVersion(model, facts);
      calculation.answered(() => false);
      return modelCard(model.text, facts);
    });
  }

  /**
   * Where the rows of a question would go, for somebody who looks at it: places are asked. Where the model is none of theirs, its cells say so
   * from then on, and its questions go.
   * @throws FormulaError for such a model; UnaskedPlaceError, RunStoppedError where nobody knows; WorkbookError where Excel calculates nothing
   */
  async whereTo(id: string, signal: AbortSignal): Promise<EndpointAddress> {
    const question = this.consents.questions.find((one) => one.id === id);
    if (question === undefined) throw new FormulaError("#N/A", "cancelled", (say) => say.cancelled);
    try {
      return await findModel(question.model, this.parts.places, signal);
    } catch (thrown) {
      if (thrown instanceof FormulaError && thrown.trouble === "unknown-model")
        await this.noteUnknown(question, thrown);
      throw thrown;
    }
  }

  /**
   * Lets formulas go on that send what a question says.
   * @param shown the question as somebody has seen it
   * @param address where they have seen that it goes
   */
  async allow(shown: FormulaQuestion, address: EndpointAddress): Promise<void> {
    this.consents.allow(shown, address);
    await this.tryAgain(new Set(["consent", "many-rows"]));
  }

  /** Calculates cells anew that have no value for one of these reasons, such as after a sign-in; no other cell is touched. */
  async tryAgain(troubles: ReadonlySet<FormulaTrouble>): Promise<void> {
    if (troubles.has("unknown-model")) this.unknown.clear();
    await this.standing.markDirty(this.cells.addressesIn(troubles));
  }

  /** Forgets cells that hold no formula of ours any more, with what they asked for. @throws WorkbookError */
  async lookAtCells(): Promise<void> {
    await this.standing.look();
  }

  /** Forgets what was answered, asks what was put off, and calculates all our cells anew. */
  async recalculate(): Promise<void> {
    this.answers.clear();
    this.facts.forget();
    this.queues.forget();
    this.unknown.clear();
    this.consents.askAgain();
    await this.standing.markDirty(this.cells.addresses());
  }

  private async noteUnknown({ about, model }: FormulaQuestion, error: FormulaError): Promise<void> {
    this.unknown.set(model.text, error);
    const { consents, cells } = this;
    const waiting = about === "rows" ? cells.addressesIn(new Set(["many-rows"])) : [];
    await this.standing.markDirty([...new Set([...consents.cellsThatName(model), ...waiting])]);
    consents.dropModel(model);
  }

  private async calculate<Value>(
    invocation: FormulaInvocation,
    call: string,
    work: (signal: AbortSignal, calculation: CellCalculation) => Promise<Value>,
  ): Promise<Value> {
    const calculation = this.cells.begin(invocation.address, call);
    if (calculation.isFirst && invocation.address !== undefined) this.consents.withdraw(invocation.address);
    const controller = new AbortController();
    invocation.onCanceled = () => controller.abort();
    try {
      return await work(controller.signal, calculation);
    } catch (thrown) {
      const error = errorOf(thrown);
      this.noteTrouble(controller.signal.aborted ? "cancelled" : error.trouble, calculation);
      throw error;
    }
  }

  private noteTrouble(trouble: FormulaTrouble, calculation: CellCalculation): void {
    calculation.failed(trouble);
    if (ENDS_BY_ITSELF.has(trouble)) this.retries.note();
  }

  private noteValues(
    values: readonly (readonly FormulaValue[])[],
    results: readonly RowResult[],
    address: EndpointAddress,
    calculation: CellCalculation,
    forRun: AskedPrediction | undefined,
  ): void {
    const error = values.flat().find((value) => value instanceof FormulaError);
    if (error !== undefined) return this.noteTrouble(error.trouble, calculation);
    const names = new Set(results.map((result) => ("answer" in result ? result.answer.servedModelName : undefined)));
    const place = endpointUrl(address);
    calculation.answered(() => [...names].some((name) => this.answers.versions.isOld(place, name)), forRun);
  }

  /** From what is known, or not at all: a look at a part of a formula sends nothing. */
  private async preview(given: PredictionArguments, invocation: FormulaInvocation): Promise<FormulaValue[][]> {
    try {
      const wanted = readOutput(given.output);
      const asked = await this.read(given, invocation);
      const address = this.consents.addressFor(asked.model, asked.columns);
      const queue = address && this.queues.madeFor(asked, address);
      const results = queue?.known(asked.rows, asked.given);
      if (queue === undefined || results === undefined) throw inPreview();
      return formulaValues(results, wanted, queue.outputs);
    } catch (thrown) {
      throw errorOf(thrown);
    }
  }

  private async read(given: PredictionArguments, invocation: FormulaInvocation): Promise<Asked> {
    const model = readModelName(given.model, invocation.parameterAddresses?.[MODEL_PLACE]);
    const rows = readRows(given.data);
    const optionsAddress = invocation.parameterAddresses?.[OPTIONS_PLACE] ?? undefined;
    const options = readOptions(await this.optionCells.lookedAt(given.options, optionsAddress));
    const width = rows[0]!.length;
    const address = invocation.parameterAddresses?.[DATA_PLACE] ?? undefined;
    const written = readHeaders(given.headers, width);
    const over = written ?? (await this.headersOver(address, width));
    const data = over ? namedColumns(over) : placedColumns(width, address, invocation.address);
    const columns = withParameters(data, Object.keys(options.parameters));
    // In the order of the inputs, headers over the data only say what is sent.
    const headers = written ?? (options.isInOrder ? undefined : over && checkedHeaders(over));
    return { model, rows, width, options, headers, columns, given: { address } };
  }

  private async headersOver(address: string | undefined, width: number): Promise<readonly string[] | undefined> {
    const headers = await this.headers.headersOver(address);
    return headers?.length === width ? headers : undefined;
  }

  /**
   * @throws FormulaError until somebody has allowed it, and where somebody has seen that there is no such model; CancelledError where nobody
   * waits for it any more
   */
  private allowed(
    model: ModelName,
    columns: SentColumns,
    { cell = "", call }: { readonly cell: string | undefined; readonly call: string },
    rowCount: number,
    signal: AbortSignal,
  ): EndpointAddress {
    if (signal.aborted) throw new CancelledError();
    const unknown = this.unknown.get(model.text);
    if (unknown !== undefined) throw unknown;
    const address = this.consents.addressFor(model, columns);
    if (address !== undefined) return address;
    this.consents.ask(model, columns, cell, rowCount, call);
    throw new FormulaError("#N/A", "consent", (say) => say.allow);
  }
}

/** Of `data` and of `options` among the arguments. */
const MODEL_PLACE = 0;
const DATA_PLACE = 1;
const OPTIONS_PLACE = 4;

function inPreview(): FormulaError {
  return new FormulaError("#N/A", "preview", (say) => say.pressEnter);
}
