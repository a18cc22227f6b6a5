import type { AnsweredCell } from "../../../../src/functions/cells/formula-cells";
import type { AskedPrediction } from "../../../../src/functions/cells/asked-prediction";
import { offeredColumns } from "../../../../src/taskpane/state/formulas/offered-columns";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import { DEMO, MEASUREMENTS, tableShape } from "../../fakes/pane-data";
import { askedAt } from "../../fakes/fake-formulas";

const offered = (cells: readonly AnsweredCell[], shape: Parameters<typeof offeredColumns>[1] = tableShape()) =>
  offeredColumns(cells, shape, DEFAULT_SETTINGS);

const at = (column: string, row: number, given: Partial<AskedPrediction> = {}): AnsweredCell => ({
  address: `Iris!${column}${row}`,
  asked: askedAt(`Iris!A${row}:D${row}`, given),
});

describe("columns that are offered by formulas", () => {
  it("ask the model of the formulas for the columns of their data, and leave all else as it is set", () => {
    const settings = { ...DEFAULT_SETTINGS, columnName: "Guess", rowsPerBatch: 50 };
    const [offer, ...others] = offeredColumns([at("E", 2), at("E", 3)], tableShape(), settings);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ column: "species", model: "iris", given: { host: "localhost:3000" } });
    expect(offer!.given.columns).toEqual(MEASUREMENTS);
    expect(offer!.given.recipe).toMatchObject({
      origin: DEMO.origin,
      route: "/serving-endpoints/iris/invocations",
      inputs: Object.fromEntries(MEASUREMENTS.map((name) => [name, name])),
      outputsKnown: ["label", "score"],
      outputsLeftOut: ["score"],
      columnName: "Guess",
      rowsPerBatch: 50,
      parameters: {},
    });
  });

  it("are as many as columns of formulas, called by their letters where these stand beside the table", () => {
    const score = { outputsLeftOut: ["label"] };
    expect(offered([at("H", 2, score), at("E", 2)]).map(({ column }) => column)).toEqual(["species", "H"]);
  });

  it.each<[string, readonly AnsweredCell[]]>([
    ["ask for another output", [at("H", 2), at("H", 3, { outputsLeftOut: [] })]],
    [
      "ask another model",
      [at("H", 2), at("H", 3, { endpoint: { ...askedAt("").endpoint, route: "/other/invocations" } })],
    ],
    ["feed an input with nothing", [at("H", 2), at("H", 3, { inputs: { sepal_length: null } })]],
    ["ask for what a run cannot", [at("H", 2), { address: "Iris!H3", asked: undefined }]],
    ["look at another row", [at("H", 2), { address: "Iris!H3", asked: askedAt("Iris!A4:D4") }]],
    ["look at several rows", [{ address: "Iris!H2", asked: askedAt("Iris!A2:D11") }]],
    ["look at another sheet", [{ address: "Iris!H2", asked: askedAt("Other!A2:D2") }]],
    ["look at another workbook", [{ address: "Iris!H2", asked: askedAt("'[Other.xlsx]Iris'!A2:D2") }]],
    ["look beside the table", [{ address: "Iris!H2", asked: askedAt("Iris!C2:F2") }]],
    ["were answered under other headers", [at("H", 2, { headers: [...MEASUREMENTS.slice(1), "sepal_length"] })]],
  ])("are none where formulas of one column %s", (_what, cells) => {
    expect(offered(cells)).toEqual([]);
  });

  it("are none of formulas elsewhere", () => {
    const elsewhere = [
      at("H", 1),
      at("H", 152),
      { address: "Other!H2", asked: askedAt("Iris!A2:D2") },
      { address: "Iris!H2:H3", asked: askedAt("Iris!A2:D2") },
    ];
    expect(offered(elsewhere)).toEqual([]);
    expect(offered([at("H", 2), ...elsewhere])).toHaveLength(1);
  });

  it("are none without a table", () => {
    expect(offeredColumns([at("H", 2)], undefined, DEFAULT_SETTINGS)).toEqual([]);
    const source = { kind: "range", sheetId: "s1", address: "A1:E151", hasHeaders: true } as const;
    expect(offered([at("H", 2)], tableShape({ source }))).toEqual([]);
  });
});
