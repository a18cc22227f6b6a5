import { SparkRefusal } from "./spark-refusal";
import { parseSchema, type Argument, type Expression, type Select, type Source } from "./statement-grammar";

/** A value that a request gives for `:name`. */
export interface ParameterValue {
  readonly name: string;
  readonly value: string | null;
  readonly type: string;
}

/** What the text of a statement refers to. */
export interface TextParts {
  readonly parameters: readonly ParameterValue[];
  /** The file on this machine behind a path of a volume. @throws SparkRefusal */
  fileOf(path: string): string;
}

const TYPES: Readonly<Record<string, string>> = { STRING: "VARCHAR", INT: "INTEGER", TIMESTAMP_NTZ: "TIMESTAMP" };
const KNOWN_TYPES =
  /^(TINYINT|SMALLINT|INT|BIGINT|FLOAT|DOUBLE|BOOLEAN|STRING|DATE|TIMESTAMP|TIMESTAMP_NTZ|DECIMAL(\(\d+(,\d+)?\))?)$/;

/** DuckDB's name of a type that Spark calls so. @throws SparkRefusal */
export function duckType(type: string): string {
  if (!KNOWN_TYPES.test(type)) throw new SparkRefusal("UNSUPPORTED_DATATYPE", `Unsupported data type "${type}".`);
  return TYPES[type] ?? type;
}

export function duckName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function duckString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Functions that Spark and DuckDB have alike, as far as they are used here. */
const SAME_FUNCTIONS = ["abs", "count", "count_if", "coalesce"];

/** An expression as DuckDB writes it. @throws SparkRefusal for what a scoring run has no need of */
export function duckExpression(expression: Expression, parts: TextParts): string {
  const text = (one: Expression): string => duckExpression(one, parts);
  switch (expression.kind) {
    case "literal":
      if (expression.type === "text") return duckString(expression.value);
      return expression.type === "number" ? numberText(expression.value) : expression.value;
    case "parameter":
      return parameterText(expression.name, parts);
    case "column":
      return expression.path.map(duckName).join(".");
    case "cast":
      return `${expression.isTried ? "TRY_CAST" : "CAST"}(${text(expression.of)} AS ${duckType(expression.type)})`;
    case "case":
      return `CASE WHEN ${text(expression.when)} THEN ${text(expression.then)} ELSE ${text(expression.otherwise)} END`;
    case "not":
      return `(NOT ${text(expression.of)})`;
    case "null-test":
      return `(${text(expression.of)} IS NULL)`;
    case "pair":
      return `(${text(expression.left)} ${expression.sign} ${text(expression.right)})`;
    case "call":
      return callText(expression.name, expression.args, text);
  }
}

/** A number with an exponent is a double in Spark; DuckDB would take others for decimals, which compare alike. */
function numberText(value: string): string {
  return /e/i.test(value) ? `CAST(${value} AS DOUBLE)` : value;
}

function callText(name: string, args: readonly Argument[], text: (one: Expression) => string): string {
  const [first] = args;
  if (name === "raise_error" && first !== undefined) return `error(${text(first.value)})`;
  if (name === "monotonically_increasing_id" && first === undefined) return "(row_number() OVER () - 1)";
  if (name === "count" && first === undefined) return "count(*)";
  if (!SAME_FUNCTIONS.includes(name)) {
    throw new SparkRefusal("UNRESOLVED_ROUTINE", `Cannot resolve routine \`${name}\` on search path.`);
  }
  return `${name}(${args.map(({ value }) => text(value)).join(", ")})`;
}

function parameterText(name: string, { parameters }: TextParts): string {
  const given = parameters.find((one) => one.name === name);
  if (given === undefined) throw new SparkRefusal("UNBOUND_SQL_PARAMETER", `Found the unbound parameter: ${name}.`);
  const value = given.value === null ? "NULL" : duckString(given.value);
  return `CAST(${value} AS ${duckType(given.type.toUpperCase())})`;
}

export function duckSource(source: Source, parts: TextParts): string {
  return source.kind === "table" ? source.names.map(duckName).join(".") : fileText(source.args, parts);
}

/** A file whose every value must be of the type that is stated for its column. */
function fileText(args: readonly Argument[], parts: TextParts): string {
  const [path] = args;
  const option = (name: string): string | undefined => {
    const value = args.find((one) => one.name === name)?.value;
    return value?.kind === "literal" ? value.value : undefined;
  };
  if (path?.value.kind !== "literal" || path.value.type !== "text" || option("format") !== "csv") {
    throw new SparkRefusal("CF_UNKNOWN_FILE_FORMAT_ERROR", "The sample endpoint reads CSV files with a stated schema.");
  }
  const schema = parseSchema(option("schema") ?? "");
  const columns = schema.map(({ name, type }) => `${duckString(name)}: ${duckString(duckType(type))}`);
  const isStrict = option("mode") === "FAILFAST";
  const options = [
    "header = true",
    "auto_detect = false",
    "delim = ','",
    `quote = '"'`,
    `escape = '"'`,
    "strict_mode = true",
  ];
  const told = [...options, `columns = {${columns.join(", ")}}`, `ignore_errors = ${!isStrict}`, "new_line = '\\n'"];
  return `read_csv(${[duckString(parts.fileOf(path.value.value)), ...told].join(", ")})`;
}

/** What stands behind the items of a query. */
export function duckTail({ source, where, orderBy, limit }: Select, parts: TextParts): string {
  return [
    ` FROM ${duckSource(source, parts)}`,
    where === undefined ? "" : ` WHERE ${duckExpression(where, parts)}`,
    orderBy === undefined ? "" : ` ORDER BY ${duckName(orderBy)}`,
    limit === undefined ? "" : ` LIMIT ${limit}`,
  ].join("");
}

export function duckSelect(select: Select, parts: TextParts): string {
  const items = select.items.map(({ value, alias }) => {
    const text = value === "*" ? "*" : duckExpression(value, parts);
    return alias === undefined ? text : `${text} AS ${duckName(alias)}`;
  });
  return `SELECT ${items.join(", ")}${duckTail(select, parts)}`;
}
