import { workbookPackage } from "../../support/workbook-package";
import { FilesInMemory } from "../files-in-memory";

const HEADERS = ["Sepal", "sepal_width", "Length of petals", "Cultivar"];
const ROWS = [
  [5.1, 3.5, 1.4, 0],
  [6.3, 3.3, 6, 1],
];
const at = (column: number, row: number): string => `${"ABCD"[column]!}${row}`;
const FILE = workbookPackage({
  sheet:
    `<sheetData><row r="1">${HEADERS.map((name, column) => `<c r="${at(column, 1)}" t="inlineStr"><is><t>${name}</t></is></c>`).join("")}</row>` +
    ROWS.map(
      (cells, row) =>
        `<row r="${row + 2}">${cells.map((value, column) => `<c r="${at(column, row + 2)}"><v>${value}</v></c>`).join("")}</row>`,
    ).join("") +
    '</sheetData><tableParts><tablePart r:id="rId1"/></tableParts>',
  tables: [
    `<table xmlns="m" id="1" name="Flowers" displayName="Flowers" ref="A1:D3"><tableColumns count="4">${HEADERS.map((name, column) => `<tableColumn id="${column + 1}" name="${name}"/>`).join("")}</tableColumns></table>`,
  ],
});
const JOINED = ["--map", "sepal_length=Sepal", "--map", "petal_length=Length of petals"];

async function score(...options: string[]) {
  const machine = new FilesInMemory();
  machine.files.set("in.xlsx", FILE);
  const endpoint = "https://demo.example/serving-endpoints/iris/invocations";
  const usual = ["--workbook", "in.xlsx", "--table", "Flowers", "--endpoint", endpoint, "--out", "out.xlsx"];
  const ending = await machine.run([...usual, ...options]);
  const bodies = ending.requests.map(({ body }) => body).filter((body) => body.includes("sepal_width"));
  return { ...ending, bodies, files: machine.files };
}

describe("inputs of a model that are called otherwise than the columns", () => {
  it("get the columns and constants that are named, and the workbook remembers it", async () => {
    const { lines, bodies, exitCode, files } = await score(
      ...JOINED,
      "--constant",
      "petal_width=0.2",
      "--save-recipe",
      "r.json",
    );
    expect([exitCode, lines[0]]).toEqual([0, expect.objectContaining({ rows: 2, scored: 2, columns: ["Prediction"] })]);
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      {
        dataframe_records: [
          { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 },
          { sepal_length: 6.3, sepal_width: 3.3, petal_length: 6, petal_width: 0.2 },
        ],
      },
    ]);
    expect(JSON.parse(new TextDecoder().decode(files.get("r.json")))).toMatchObject({
      inputs: { sepal_length: "Sepal", petal_length: "Length of petals", petal_width: { constant: "0.2" } },
    });
  });

  it("are scored while it is shown how far the run is, to its end", async () => {
    const machine = new FilesInMemory();
    machine.files.set("in.xlsx", FILE);
    const shown: (number | undefined)[] = [];
    const endpoint = "https://demo.example/serving-endpoints/iris/invocations";
    const usual = ["--workbook", "in.xlsx", "--table", "Flowers", "--endpoint", endpoint, "--out", "out.xlsx"];
    await machine.run([...usual, ...JOINED, "--constant", "petal_width=0.2"], {
      showProgress: (progress) => shown.push(progress?.rowsScored),
    });
    expect([shown[0], shown.at(-1)]).toEqual([0, undefined]);
  });

  it.each([
    [
      JOINED,
      [
        "No column is joined to the model's input petal_width.",
        expect.stringMatching(/--map INPUT=HEADER .* --constant INPUT=VALUE/),
      ],
    ],
    [
      [...JOINED, "--constant", "petal_with=1"],
      [
        expect.stringMatching(
          /^The model has no input "petal_with"\. Did you mean "petal_width"\? It has: sepal_length,/,
        ),
      ],
    ],
    [
      [...JOINED, "--constant", "petal_width=wide"],
      ["The constant for the model's input petal_width is not of its type."],
    ],
    [
      ["--map", "sepal_length=Speal"],
      [expect.stringMatching(/^--map: there is no column named "Speal" in the table\. Did you mean "Sepal"\? /)],
    ],
    [[...JOINED, "--dry-run"], [expect.stringMatching(/is not asked for them in a dry run\. Give its --signature\.$/)]],
    [["--table", "Flower", ...JOINED], [expect.stringMatching(/Did you mean "Flowers"\?/)]],
  ])("are asked for in words before a row is sent: %j", async (options, said) => {
    const { exitCode, sentences, bodies, files } = await score(...options);
    expect([exitCode, sentences]).toEqual([2, said]);
    expect([bodies, files.has("out.xlsx")]).toEqual([[], false]);
  });
});
