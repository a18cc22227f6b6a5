import { isNestedType, type ColumnType } from "../columns/column-type";
import type { NestedValue } from "../columns/nested-value";
import { InputError } from "../errors";
import type { Cell, DateCell } from "../table/cell";
import type { NumberRange } from "../table/number-range";
import { isTensorFormat, type InputFormat } from "./input-format";
import { isByPosition, matchByPosition, wrongCount } from "./match-by-position";
import { matchColumns } from "./match-columns";
import type { Schema, SchemaColumn, SchemaTensor } from "./schema";
import { elementCount, findTensorColumns } from "./tensor-columns";
import { elementOfTensor, type TensorElement } from "./tensor-element";

/**
 * One input of the model and the cells of a row that make it. A plain column has one cell and the shape `[]`; a tensor of shape
 * `[3]` has three. The one unnamed tensor of a model has no name and is then the only field; columns that a model tells apart by their
 * order have none either.
 */
export interface InputField {
  readonly name: string | undefined;
  /** Whether the model knows it by a number, of which the name is the digits. */
  readonly isNumber?: true;
  /** Positions in a batch's rows, in the order of the tensor's elements (last index fastest). */
  readonly positions: readonly number[];
  readonly shape: readonly number[];
}

/** Where an input's value comes from: a column of the table, or one constant for every row. */
export type InputSource = { readonly column: string } | { readonly constant: string | number | boolean | DateCell };

/** Which inputs a run asks for, and what feeds each where the analyst chose it. */
export interface RequestedInputs {
  readonly format: InputFormat;
  /** Columns to send, in this order; undefined sends what the schema names, or all. */
  readonly columns?: readonly string[] | undefined;
  readonly schema?: Schema | undefined;
  /** Inputs of the schema that the analyst joined to a column or a constant by hand. */
  readonly sources?: Readonly<Record<string, InputSource>>;
  /** Columns grouped to tensors by hand; a tensor without a name is the only input. */
  readonly tensors?: readonly { readonly name?: string; readonly columns: readonly string[] }[];
}

/** One value a row must deliver. `position` is its column in the table. */
export interface PlannedInput {
  readonly name: string;
  readonly from: { readonly position: number } | { readonly constant: Cell };
  /** From the schema; undefined when the type is to be inferred or chosen. */
  readonly declaredType?: ColumnType;
  /** What the schema says of the inside of a list or an object. */
  readonly content?: NestedValue;
  /** What becomes of blanks, where that does not follow from the type. */
  readonly blanks?: "refused" | "sent";
  /** Where the schema's type takes fewer numbers than `declaredType` has. */
  readonly range?: NumberRange;
}

/** The inputs of a run, and how they are put together to the fields of a request. */
export interface InputPlan {
  readonly inputs: readonly PlannedInput[];
  /** Positions refer to `inputs`. */
  readonly fields: readonly InputField[];
  /** Whether rows are no table but the elements of a list, each an object of the fields or, where that has no name, the one field's value. */
  readonly isListOfElements?: boolean;
}

/**
 * Decides which cells of a row are sent, under which names. Guessed matches are not taken: only exact names and `sources`.
 * @throws InputError `no-columns`, `missing-input`, `unknown-column`, `duplicate-header`, `tensor-shape`
 */
export function planInputs(tableColumns: readonly string[], choices: RequestedInputs): InputPlan {
  const columns = choices.columns ?? tableColumns;
  const known = new Set(tableColumns);
  const unknown = columns.find((column) => !known.has(column));
  if (unknown !== undefined) throw unknownColumn(unknown);
  if (new Set(columns).size < columns.length) throw new InputError("duplicate-header", "A column is chosen twice.");
  const planner = new Planner(tableColumns, choices);
  if (choices.tensors !== undefined) planner.addChosenTensors(choices.tensors);
  else if (choices.schema !== undefined && choices.schema.columns.length > 0)
    planner.addSchemaColumns(choices.schema, columns);
  else if (choices.schema !== undefined && choices.schema.tensors.length > 0)
    planner.addTensors(choices.schema.tensors, columns);
  else planner.addPlainColumns(columns);
  if (planner.inputs.length === 0) throw new InputError("no-columns", "No column is chosen to be sent.");
  return planner;
}

class Planner implements InputPlan {
  readonly inputs: PlannedInput[] = [];
  readonly fields: InputField[] = [];
  isListOfElements = false;

  private readonly positions: ReadonlyMap<string, number>;

  constructor(
    tableColumns: readonly string[],
    private readonly choices: RequestedInputs,
  ) {
    this.positions = new Map(tableColumns.map((column, position) => [column, position]));
  }

  /** Extra columns are left out: with a signature a server ignores them, and what is not sent cannot be seen. */
  addSchemaColumns(schema: Schema, columns: readonly string[]): void {
    const found = isByPosition(schema.columns)
      ? this.findByPosition(schema.columns, columns)
      : this.findByName(schema.columns, columns);
    this.isListOfElements = schema.elements !== undefined;
    const missing: string[] = [];
    for (const column of schema.columns) {
      const { name, naming, isRequired } = column;
      const source = this.chosenSource(name) ?? found.get(name);
      if (source !== undefined) {
        const position = this.addInput(name, source, declaredIn(column, schema));
        this.fields.push({
          name: naming === "position" ? undefined : name,
          ...(naming === "number" ? { isNumber: true } : {}),
          positions: [position],
          shape: [],
        });
      } else if (isRequired) missing.push(name);
    }
    if (missing.length > 0) throw missingInputs(missing);
  }

  private findByName(inputs: readonly SchemaColumn[], columns: readonly string[]): ReadonlyMap<string, InputSource> {
    const matches = matchColumns(
      inputs.map(({ name }) => name),
      columns,
    );
    return new Map(matches.flatMap(({ input, how }) => (how === "exact" ? [[input, { column: input }]] : [])));
  }

  /** @throws InputError `column-count` where the columns left for the inputs left are too many or too few */
  private findByPosition(
    inputs: readonly SchemaColumn[],
    columns: readonly string[],
  ): ReadonlyMap<string, InputSource> {
    const sources = inputs.map(({ name }) => this.chosenSource(name));
    const open = inputs.filter((_, place) => sources[place] === undefined).map(({ name }) => name);
    const taken = new Set(sources.map((source) => source && "column" in source && source.column));
    const free = columns.filter((column) => !taken.has(column));
    const found = open.length === 0 ? new Map<string, string>() : matchByPosition(open, free);
    if (found === undefined) throw wrongCount(open.length, free.length);
    return new Map([...found].map(([input, column]) => [input, { column }]));
  }

  /** An input may be called "constructor", which every object has. */
  private chosenSource(name: string): InputSource | undefined {
    const { sources = {} } = this.choices;
    return Object.hasOwn(sources, name) ? sources[name] : undefined;
  }

  addTensors(tensors: readonly SchemaTensor[], columns: readonly string[]): void {
    const groups = findTensorColumns(columns);
    for (const tensor of tensors) {
      const shape = tensor.shape.slice(1);
      const group = groups.find((found) => found.name === tensor.name);
      const cells =
        tensor.name === undefined
          ? inIndexOrder(columns)
          : (group?.columns ?? columns.filter((name) => name === tensor.name));
      if (cells.length === 0) throw missingInputs([tensor.name ?? "0"]);
      this.addTensor(tensor.name, cells, shape, elementOfTensor(tensor.dataType));
    }
  }

  addChosenTensors(tensors: readonly { readonly name?: string; readonly columns: readonly string[] }[]): void {
    const declaredTensors = this.choices.schema?.tensors ?? [];
    const missing = declaredTensors.filter((declared) => !tensors.some(({ name }) => name === declared.name));
    if (missing.length > 0) throw missingInputs(missing.map(({ name }) => name ?? "0"));
    for (const { name, columns } of tensors) {
      const declared = declaredTensors.find((tensor) => tensor.name === name);
      const shape = declared?.shape.slice(1) ?? [columns.length];
      this.addTensor(name, columns, shape, declared && elementOfTensor(declared.dataType));
    }
  }

  /** Columns as they are; in a tensor format, those whose headers count through a tensor become one. */
  addPlainColumns(columns: readonly string[]): void {
    const groups = isTensorFormat(this.choices.format) ? findTensorColumns(columns) : [];
    const groupOf = new Map(groups.flatMap((group) => group.columns.map((column) => [column, group] as const)));
    const done = new Set<string>();
    for (const column of columns) {
      const group = groupOf.get(column);
      if (group === undefined) this.addField(column, [this.addInput(column, { column })], []);
      else if (!done.has(group.name)) this.addTensor(group.name, group.columns, group.shape);
      if (group !== undefined) done.add(group.name);
    }
  }

  private addTensor(
    name: string | undefined,
    columns: readonly string[],
    shape: readonly number[],
    element?: TensorElement,
  ): void {
    const sized = withFreeDimension(shape, columns.length);
    // A second free dimension stays negative, and one that the columns do not fill is a fraction: cells would be lost.
    const isWhole = sized.every((size) => Number.isInteger(size) && size >= 0);
    if (!isWhole || elementCount(sized) !== columns.length) {
      throw wrongShape(name, shape, `${columns.length} columns are chosen for it`);
    }
    const counted = countedShape(columns);
    if (counted !== undefined && !fillsAlike(counted, sized)) {
      throw wrongShape(name, shape, `the headers of its columns count through ${shapeWords(counted)}`);
    }
    const positions = columns.map((column) => this.addInput(column, { column }, element));
    const isPlainFrame = name === undefined && !isTensorFormat(this.choices.format);
    if (!isPlainFrame) this.addField(name, positions, sized);
    else columns.forEach((column, place) => this.addField(column, [positions[place]!], []));
  }

  private addField(name: string | undefined, positions: readonly number[], shape: readonly number[]): void {
    this.fields.push({ name, positions, shape });
  }

  /** @returns the input's place in `inputs` */
  private addInput(name: string, source: InputSource, declared: Declared = {}): number {
    const from = "constant" in source ? source : { position: this.positionOf(source.column) };
    this.inputs.push({ name, from, ...declared });
    return this.inputs.length - 1;
  }

  private positionOf(column: string): number {
    const position = this.positions.get(column);
    if (position === undefined) throw unknownColumn(column);
    return position;
  }
}

/** What a schema says of how the cells of an input are written. */
type Declared = Omit<PlannedInput, "name" | "from">;

/** Lists and objects may be missing only where they are not required, and so may all elements that stand in no table. */
function declaredIn({ type, content, isRequired }: SchemaColumn, { elements }: Schema): Declared {
  const isStrict = elements !== undefined || (type !== undefined && isNestedType(type));
  return {
    ...(type && { declaredType: type }),
    ...(content && { content }),
    ...(isStrict && type !== undefined ? { blanks: isRequired ? "refused" : "sent" } : {}),
  };
}

/** The shape that the headers of all these columns count through, in this order. */
function countedShape(columns: readonly string[]): readonly number[] | undefined {
  const group = findTensorColumns(columns).find((found) => found.columns.length === columns.length);
  return group?.columns.every((column, place) => column === columns[place]) === true ? group.shape : undefined;
}

/** Whether elements counted through one shape keep their indexes in another; a plain count fills any shape, the last index fastest. */
function fillsAlike(counted: readonly number[], shape: readonly number[]): boolean {
  const [a, b] = [counted, shape].map((sizes) => sizes.filter((size) => size !== 1));
  return a!.length < 2 || b!.length < 2 || a!.join() === b!.join();
}

/** Columns whose headers together count through one tensor, in the order of its elements; any others as they are. */
function inIndexOrder(columns: readonly string[]): readonly string[] {
  const [group] = findTensorColumns(columns);
  return group?.columns.length === columns.length ? group.columns : columns;
}

/** A shape whose one free dimension (-1) is what the columns leave for it. */
function withFreeDimension(shape: readonly number[], cells: number): readonly number[] {
  const fixed = elementCount(shape.filter((size) => size >= 0));
  return shape.filter((size) => size < 0).length === 1 ? shape.map((size) => (size < 0 ? cells / fixed : size)) : shape;
}

function wrongShape(name: string | undefined, shape: readonly number[], but: string): InputError {
  return new InputError(
    "tensor-shape",
    `The tensor ${name ?? "of the model"} has the shape ${shapeWords(shape)}, and ${but}.`,
  );
}

function shapeWords(shape: readonly number[]): string {
  return shape.map((size) => (size < 0 ? "any" : size)).join(" x ");
}

function unknownColumn(column: string): InputError {
  return new InputError("unknown-column", `There is no column named "${column}" in the table.`);
}

function missingInputs(names: readonly string[]): InputError {
  const column = names.join(", ");
  return new InputError("missing-input", `No column is joined to the model's input ${column}.`, { column });
}
