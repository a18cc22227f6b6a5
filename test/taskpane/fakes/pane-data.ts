import { WorkbookError } from "../../../src/core/errors";
import type { Schema } from "../../../src/core/inputs/schema";
import type { Prediction } from "../../../src/core/predictions/prediction";
import { addressOfName } from "../../../src/endpoint/addresses/address-of";
import type { EndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../../src/endpoint/catalogue/endpoint-details";
import type { UpstreamInfo } from "../../../src/protocol/upstream-info";
import type { SourceShape } from "../../../src/scoring/ports";
import type { Preview } from "../../../src/scoring/preview/preview-rows";
import type { RunProgress, RunSummary } from "../../../src/scoring/run-status";
import type { Selection } from "../../../src/taskpane/services/sheet-port";

export const DEMO: UpstreamInfo = {
  id: "demo",
  label: "Demo models",
  origin: "http://localhost:3000",
  auth: "none",
};

export const WORKSPACE: UpstreamInfo = {
  id: "ws",
  label: "Our workspace",
  origin: "https://adb-1.azuredatabricks.net",
  auth: "user-token",
};

/** People sign in there themselves. */
export const PERSONAL: UpstreamInfo = { ...WORKSPACE, id: "person", label: "Sales workspace", auth: "oauth-u2m" };

export const MEASUREMENTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"] as const;

export function endpointSummary(name: string, facts: Partial<EndpointSummary> = {}): EndpointSummary {
  const { kind, route } = addressNamed(name);
  return { kind, name, route, state: "ready", isTabular: true, servedEntities: [], ...facts };
}

/** Where the endpoint of a name is, at the demo's upstream unless told. */
export function addressNamed(name: string, { origin }: UpstreamInfo = DEMO): EndpointAddress {
  return addressOfName(origin, name);
}

/** The one model of a bare server. */
export function bareServer({ origin }: UpstreamInfo = DEMO): EndpointAddress {
  return { origin, route: "/invocations", kind: "mlflow" };
}

export function schemaOf(names: readonly string[], optional: readonly string[] = []): Schema {
  const columns = names.map((name) => ({ name, type: "double", isRequired: !optional.includes(name) }) as const);
  return { columns, tensors: [], parameters: [] };
}

export function tableShape(facts: Partial<SourceShape> = {}): SourceShape {
  return {
    source: { kind: "table", tableId: "t1" },
    label: "Table Iris",
    columns: [...MEASUREMENTS, "species"],
    rowCount: 150,
    dateSystem: 1900,
    sheetName: "Iris",
    firstCell: "A2",
    ...facts,
  };
}

export function progressOf(facts: Partial<RunProgress> = {}): RunProgress {
  return {
    rowsInAll: 150,
    rowsRead: 0,
    rowsScored: 0,
    rowsFailed: 0,
    rowsToRetry: 0,
    batchesInFlight: 0,
    sendingSinceMs: 0,
    ...facts,
  };
}

export function summaryOf(facts: Partial<RunSummary> = {}): RunSummary {
  return {
    label: "Table Iris",
    sheetName: "Iris",
    firstCell: "A2",
    columns: [...MEASUREMENTS, "species"],
    rowCount: 150,
    scored: 150,
    failed: 0,
    untouched: 0,
    untouchedRows: [],
    failures: [],
    missing: [],
    notes: [],
    batches: 1,
    elapsedMs: 1200,
    requestsMs: 1200,
    servedModelNames: ["iris-1"],
    resultColumns: { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c1"] },
    ...facts,
  };
}

/** One prediction a row, from the first row on. */
export function previewOf(predictions: readonly Prediction[], facts: Partial<Preview> = {}): Preview {
  return {
    shape: tableShape(),
    outputs: [""],
    rows: predictions.map((prediction, row) => ({ row, predictions: [prediction], cells: [] })),
    rowsLeftOut: 0,
    notes: [],
    ...facts,
  };
}

export const NOTHING_SELECTED: Selection = {
  kind: "none",
  error: new WorkbookError("selection-invalid", "A single cell is selected."),
};
