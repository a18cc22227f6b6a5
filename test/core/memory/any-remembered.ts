import fc from "fast-check";
import type { HandedOverRun } from "../../../src/core/memory/handed-over-run";
import type { RememberedColumn } from "../../../src/core/memory/remembered-column";
import { RUN_SCOPES, type RememberedRun } from "../../../src/core/memory/remembered-run";
import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { anyRecipe } from "../recipe/any-recipe";

const id = fc.stringMatching(/^[\da-f]{16}$/);
const shown = fc.stringMatching(/^[ -~éß中]{0,12}$/);
const time = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const header = fc.oneof(
  fc.string(),
  fc.constantFrom("]]>", "<&>\"'", "\u0000", "\ud800", "\ufffe", "a\nb", "__proto__"),
);

/** Any column that a run may have made. */
export const anyRememberedColumn: fc.Arbitrary<RememberedColumn> = fc
  .tuple(
    fc.record({
      id,
      recipe: anyRecipe,
      sourceLabel: shown,
      sourceKind: fc.constantFrom("table" as const, "range with headers" as const, "range without headers" as const),
    }),
    fc.array(fc.tuple(header, header), { maxLength: 3 }),
    fc.record({ reasonsHeader: header, isRowByRow: fc.boolean() }, { requiredKeys: [] }),
  )
  .map(([required, pairs, optional]) => ({
    ...required,
    headers: pairs.map(([name]) => name),
    outputs: pairs.map(([, output]) => output),
    ...optional,
  }));

/** Any run that may have been. */
export const anyRememberedRun: fc.Arbitrary<RememberedRun> = fc
  .tuple(
    fc.record({
      id,
      columnId: id,
      startedAt: time,
      scope: fc.constantFrom(...RUN_SCOPES),
      recipeHash: id,
      origin: fc.constantFrom("https://ws.cloud.databricks.com", "http://localhost:5000"),
      route: fc.constantFrom("/invocations", "/serving-endpoints/a%20b/invocations"),
      servedModels: fc.array(shown, { maxLength: 3 }),
      counts: fc.record({
        scored: fc.nat(),
        failed: fc.nat(),
        leftOut: fc.nat(),
        changedMeanwhile: fc.nat(),
        notReached: fc.nat(),
      }),
      failures: fc.array(fc.record({ code: fc.constantFrom("network", "not-whole"), rowCount: fc.nat() }), {
        maxLength: 3,
      }),
      requests: fc.nat(),
      elapsedMs: fc.nat(),
      productVersion: shown,
    }),
    fc.record(
      {
        endedAt: time,
        startedBy: shown,
        requestIds: fc.record(
          { first: shown, last: shown, failed: fc.array(shown, { maxLength: 3 }) },
          { requiredKeys: ["failed"] },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([required, optional]) => ({ ...required, ...optional }));

/** A column that was made without any choice. */
export const PLAIN_COLUMN: RememberedColumn = {
  id: "00000000000000c1",
  recipe: BLANK_RECIPE,
  headers: ["Prediction"],
  outputs: ["prediction"],
  sourceLabel: "Table Iris",
  sourceKind: "table",
};

/** A run that made it. */
export const PLAIN_RUN: RememberedRun = {
  id: "00000000000000a1",
  columnId: PLAIN_COLUMN.id,
  startedAt: "2026-11-20T08:00:00.000Z",
  endedAt: "2026-11-20T08:00:07.500Z",
  scope: "all",
  recipeHash: "0123456789abcdef",
  origin: "https://ws.cloud.databricks.com",
  route: "/serving-endpoints/churn/invocations",
  servedModels: ["churn-3"],
  counts: { scored: 148, failed: 2, leftOut: 0, changedMeanwhile: 0, notReached: 0 },
  failures: [{ code: "not-whole", rowCount: 2 }],
  requests: 1,
  elapsedMs: 7500,
  productVersion: "1.0.0",
};

/** A table of a sheet that is being handed over. */
export const PLAIN_HAND_OVER: HandedOverRun = {
  id: "00000000000000ff",
  host: "adb-1.azuredatabricks.net",
  warehouse: { id: "5a3e0c1d9b7f2468", name: "Starter" },
  endpointName: "iris",
  source: { kind: "sheet", name: "Table Iris" },
  target: "workspace.default.scored",
  own: { key: "row_number", prediction: "prediction" },
  stagedPath: "/Volumes/workspace/default/uploads/scoresheet-00000000000000ff.csv",
  rowCount: 150,
  startedAtUtcMs: 5,
};
