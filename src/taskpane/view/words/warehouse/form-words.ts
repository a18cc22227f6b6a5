import { msg, plural, t } from "@lingui/core/macro";
import type { Warehouse } from "../../../../bulk/sql/warehouses";
import type { HandOverOrder, HandOverPlan } from "../../../services/bulk-port";
import { hostOf } from "../../../state/connection/host-of";
import { isFit, type SourceKind, type WhyNoOrder } from "../../../state/warehouse/hand-over-order";
import type { Formats } from "../formats";
import { sourceWords } from "../language/source-words";
import { told } from "../language/told";
import { obstacleWords } from "../obstacle-words";
import { sentWords } from "../summary-words";
import { sizeWords } from "./size-words";

/** Words of what is chosen before a table is handed over. */
export const FORM_WORDS = told({
  warehouse: msg`Warehouse`,
  asking: msg`Asking for the warehouses …`,
  noWarehouse: msg`This account sees no SQL warehouse. Ask the workspace's administrator for CAN USE on a serverless or pro one.`,
  onlyClassic: msg`There are only classic warehouses, which cannot ask models. Ask the workspace's administrator for CAN USE on a serverless or pro one.`,
  askAgain: msg`Ask again`,
  source: msg`What is scored`,
  otherTable: msg`A table of Unity Catalog`,
  tableName: msg`Name of the table`,
  tableHint: msg`As in catalog.schema.table. Its columns are matched with the model's inputs by their names.`,
  volume: msg`Volume for the upload`,
  volumeHint: msg`As in /Volumes/catalog/schema/volume. The file is removed after the run.`,
  noFiles: msg`The relay lets no files through to this workspace, so that no table of the sheet can be handed over. Ask whoever runs it to name a volume, or take a table of Unity Catalog.`,
  target: msg`New table`,
  targetHint: msg`It must not exist: nothing is ever written over.`,
  returnType: msg`Type of what the model answers`,
  returnTypeHint: msg`The model does not say. As Spark spells it: DOUBLE, STRING, STRUCT<label: STRING, score: DOUBLE>. Empty, the workspace is left to find out.`,
  another: msg`Hand over another table`,
  look: msg`Look at the statement`,
  lookHint: msg`Asks the workspace, which starts a sleeping warehouse. Nothing is uploaded or made.`,
  lookAgain: msg`Look at the statement anew`,
  leaveOut: msg`Leave such rows out`,
  statement: msg`Statement`,
  check: msg`First, to find values that an input would change`,
  copyStatement: msg`Copy statement`,
  handOver: msg`Hand over`,
  keepOpen: msg`Keep this pane open until the statement is handed over; after that it may be closed.`,
  changed: msg`What would be scored has changed. Nothing was sent: look at the statement anew.`,
  cancelled: msg`Cancelled before anything was handed over. No table was made.`,
});

/** What a warehouse is called, how it is, and what choosing it means. */
export function warehouseFactsWords({ state, kind }: Warehouse): string {
  if (!isFit({ kind })) return t`Classic: cannot ask models`;
  const name = KINDS[kind === "serverless" ? "serverless" : "pro"];
  switch (state) {
    case "RUNNING":
      return t`${name} · running`;
    case "STARTING":
      return t`${name} · starting`;
    case "DELETING":
    case "DELETED":
      return t`${name} · being deleted`;
    default:
      return kind === "serverless"
        ? t`${name} · asleep: it is started, which takes seconds and costs until it sleeps again`
        : t`${name} · asleep: it is started, which takes some minutes and costs until it sleeps again`;
  }
}

const KINDS = told({ serverless: msg`Serverless`, pro: msg`Pro` });

/** The selected table as a choice. @param sent how many of its columns leave; the others stay here */
export function thisTableWords(label: string, rows: number, sent: number, columns: number, formats: Formats): string {
  const [table, counted, wide] = [sourceWords(label), formats.rows(rows), sentWords(sent, columns, formats)];
  return t`${table}: ${counted}, ${wide}`;
}

/** The only volume there is. */
export function setVolumeWords(volume: string): string {
  return t`Rows are uploaded to ${volume}, and removed after the run.`;
}

/** Why no statement can be looked at yet. */
export function whyNoOrderWords(why: WhyNoOrder, formats: Formats): string {
  if (why.code !== "sheet") return WHY_WORDS[why.code];
  return why.obstacle === undefined ? WHY_WORDS["model-loading"] : obstacleWords(why.obstacle, formats);
}

const WHY_WORDS: Readonly<Record<Exclude<WhyNoOrder["code"], "sheet">, string>> = told({
  "not-connected": msg`Connect to a Databricks workspace first.`,
  "no-model": msg`Choose a model first.`,
  "model-loading": msg`Asking what the model takes …`,
  "endpoint-elsewhere": msg`A warehouse asks endpoints of its own workspace by their names, not one served model and no other server: choose such an endpoint under Model.`,
  "no-warehouse": msg`Choose a warehouse.`,
  "no-table-name": msg`Name the table that is to be scored.`,
  "no-files": msg`Take a table of Unity Catalog.`,
  "no-volume": msg`Name the volume that rows are uploaded to.`,
  "no-target": msg`Name the new table.`,
});

/** What a plan waits for. */
export function askingWorkspaceWords(warehouse: Warehouse | undefined, source: SourceKind): string {
  if (warehouse !== undefined && warehouse.state !== "RUNNING") {
    const { name } = warehouse;
    return t`The warehouse ${name} is being started …`;
  }
  return source === "sheet" ? t`Reading the table, asking the workspace …` : t`Asking the workspace …`;
}

/** What pressing the button does: what leaves, where it goes, what is made of it, and what stays. */
export function handOverConsentWords(
  { connection, address, warehouse, source }: HandOverOrder,
  { upload, columnCount, target }: HandOverPlan,
  sourceLabel: string,
  formats: Formats,
): string {
  const host = hostOf(connection.upstream.origin);
  const endpoint = address.endpointName ?? "";
  const { name } = warehouse;
  const wide = formats.columns(columnCount);
  if (source.kind === "table") {
    const table = source.name;
    return t`Nothing leaves this workbook. The warehouse ${name} at ${host} reads ${table} (${wide}), asks the endpoint ${endpoint} about every row, and makes the table ${target}.`;
  }
  const table = sourceWords(sourceLabel);
  const rows = formats.rows(upload?.rows ?? 0);
  const size = sizeWords(upload?.bytes ?? 0, formats);
  const volume = (upload?.path ?? "").replace(/\/[^/]*$/, "");
  const leftOut = upload?.rowsLeftOut ?? 0;
  const others = formats.rows(leftOut);
  const stays =
    leftOut === 0
      ? ""
      : ` ${plural(leftOut, { one: `${others} with a cell that cannot be sent stays out.`, other: `${others} with cells that cannot be sent stay out.` })}`;
  const goes = t`${rows} and ${wide} of ${table}, about ${size}, are uploaded to ${volume} at ${host}. The warehouse ${name} reads them there, asks the endpoint ${endpoint} about every row, and makes the table ${target}. The uploaded file is removed when the run has ended.`;
  return goes + stays;
}

/** What takes another name where the one that was chosen is in use. */
export function takeTargetWords(target: string): string {
  return t`Use ${target}`;
}
