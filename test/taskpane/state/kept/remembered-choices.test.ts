import { keptKey } from "../../../../src/composition/kept-key";
import {
  choicesAt,
  choicesFor,
  forgetTable,
  noteUse,
  rememberSignature,
  rememberTable,
  type TableChoices,
} from "../../../../src/taskpane/state/kept/remembered-choices";
import { FakeDevice } from "../../fakes/fake-device";
import { schemaOf } from "../../fakes/pane-data";

const ORIGIN = "http://localhost:5000";
const IRIS: TableChoices = {
  table: "Table Iris",
  headers: ["length", "width"],
  route: "/invocations",
  isPicked: true,
  recipe: { inputs: { sepal: "length", country: { constant: "AT" }, soil: null }, columnsSent: ["length"] },
  rows: { kind: "first", rowCount: 10 },
};

describe("choices that this device remembers", () => {
  let device: FakeDevice;
  const kept = (): string => device.remembered.get(keptKey(ORIGIN)) ?? "";
  const keep = (text: string): void => void device.remembered.set(keptKey(ORIGIN), text);

  beforeEach(() => {
    device = new FakeDevice();
  });

  test("come back for a table of that name in which all headers of then stand", () => {
    rememberTable(device.memory, ORIGIN, IRIS);
    const found = (table: string, headers: readonly string[]) =>
      choicesFor(device.memory, ORIGIN, { table, headers }).length;
    expect(choicesAt(device.memory, ORIGIN).tables).toEqual([IRIS]);
    expect(found("Table Iris", ["length", "width", "Prediction"])).toBe(1);
    expect(found("Table Iris", ["length"])).toBe(0);
    expect(found("Table Cars", ["length", "width"])).toBe(0);
    expect(choicesFor(device.memory, "http://localhost:5001", IRIS)).toEqual([]);
  });

  test("are those said last, one for a table and an endpoint", () => {
    rememberTable(device.memory, ORIGIN, IRIS);
    rememberTable(device.memory, ORIGIN, { ...IRIS, route: "/other" });
    rememberTable(device.memory, ORIGIN, { ...IRIS, recipe: {} });
    expect(choicesAt(device.memory, ORIGIN).tables.map(({ route, recipe }) => [route, recipe])).toEqual([
      ["/invocations", {}],
      ["/other", IRIS.recipe],
    ]);
    forgetTable(device.memory, ORIGIN, IRIS);
    forgetTable(device.memory, ORIGIN, { ...IRIS, route: "/other" });
    expect(device.remembered.size).toBe(0);
  });

  test("are kept beside signatures, of which one holds for an endpoint", () => {
    rememberTable(device.memory, ORIGIN, IRIS);
    rememberSignature(device.memory, ORIGIN, "/invocations", schemaOf(["a"]));
    rememberSignature(device.memory, ORIGIN, "/invocations", schemaOf(["b"]));
    const signature = { route: "/invocations", schema: schemaOf(["b"]) };
    expect(choicesAt(device.memory, ORIGIN)).toEqual({ tables: [IRIS], signatures: [signature] });
    rememberSignature(device.memory, ORIGIN, "/invocations", undefined);
    expect(choicesAt(device.memory, ORIGIN)).toEqual({ tables: [IRIS], signatures: [] });
  });

  test("are the newest 20, of 10 origins, in bounded room", () => {
    for (let table = 0; table < 30; table++) rememberTable(device.memory, ORIGIN, { ...IRIS, table: `Table ${table}` });
    expect(choicesAt(device.memory, ORIGIN).tables.map(({ table }) => table)).toEqual(
      Array.from({ length: 20 }, (_, index) => `Table ${29 - index}`),
    );
    const headers = Array.from({ length: 2_000 }, (_, index) => `a header that is rather long, number ${index}`);
    rememberTable(device.memory, ORIGIN, { ...IRIS, headers });
    rememberTable(device.memory, ORIGIN, { ...IRIS, headers, table: "Table New" });
    expect(kept().length).toBeLessThan(150_000);
    expect(choicesAt(device.memory, ORIGIN).tables[0]?.table).toBe("Table New");
    for (let port = 1; port <= 12; port++) rememberTable(device.memory, `http://localhost:${port}`, IRIS);
    expect(device.remembered.size).toBe(10);
    expect(choicesAt(device.memory, "http://localhost:12").tables).toEqual([IRIS]);
  });

  test("lose nothing to one that is too long by itself, and what is older to one that just fits", () => {
    const ofLength = (length: number) => ["x".repeat(length)];
    rememberTable(device.memory, ORIGIN, IRIS);
    rememberSignature(device.memory, ORIGIN, "/invocations", schemaOf(["a"]));
    const before = choicesAt(device.memory, ORIGIN);
    rememberTable(device.memory, ORIGIN, { ...IRIS, table: "Table Wide", headers: ofLength(150_000) });
    rememberSignature(device.memory, ORIGIN, "/wide", schemaOf(ofLength(150_000)));
    expect(choicesAt(device.memory, ORIGIN)).toEqual(before);
    const wide = { ...IRIS, table: "Table Wide", headers: ofLength(149_700) };
    rememberTable(device.memory, ORIGIN, wide);
    expect(choicesAt(device.memory, ORIGIN)).toEqual({ tables: [wide], signatures: [] });
  });

  test("go for the origin that was used longest ago, in whatever order the device names its keys", () => {
    const originAt = (port: number) => `http://localhost:${port}`;
    const shuffled = { ...device.memory, keys: () => [...device.remembered.keys()].sort().reverse() };
    for (let port = 1; port <= 10; port++) rememberTable(shuffled, originAt(port), IRIS);
    noteUse(shuffled, originAt(1));
    noteUse(shuffled, originAt(99));
    rememberTable(shuffled, originAt(11), IRIS);
    rememberTable(shuffled, originAt(12), IRIS);
    const left = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((port) => keptKey(originAt(port)));
    expect([...device.remembered.keys()].sort()).toEqual(left.sort());
    expect(choicesAt(shuffled, originAt(1)).tables).toEqual([IRIS]);
  });

  test.each([
    ["no JSON", "{"],
    ["no object", '"choices"'],
    ["null", "null"],
    ["another version", JSON.stringify({ version: 2, tables: [IRIS], signatures: [] })],
    ["no lists", JSON.stringify({ version: 1, tables: { 0: IRIS }, signatures: "all" })],
    ["an entry without a table", JSON.stringify({ version: 1, tables: [{ ...IRIS, table: undefined }] })],
    ["an unknown member", JSON.stringify({ version: 1, tables: [{ ...IRIS, token: "dapi" }] })],
    ["a recipe of another shape", JSON.stringify({ version: 1, tables: [{ ...IRIS, recipe: { inputs: [1] } }] })],
    ["rows of the moment", JSON.stringify({ version: 1, tables: [{ ...IRIS, rows: { kind: "selected" } }] })],
    ["rows below none", JSON.stringify({ version: 1, tables: [{ ...IRIS, rows: { kind: "first", rowCount: -1 } }] })],
    ["a signature of another shape", JSON.stringify({ version: 1, signatures: [{ route: "/", schema: {} }] })],
    ["too much", JSON.stringify({ version: 1, tables: [{ ...IRIS, table: "x".repeat(200_000) }] })],
  ])("are as good as none where they are %s", (_shape, text) => {
    keep(text);
    expect(choicesAt(device.memory, ORIGIN)).toEqual({ tables: [], signatures: [] });
  });

  test("are read one by one: a hostile one takes no other with it, and says no more than choices can", () => {
    const recipe = { ...IRIS.recipe, parameters: { key: "secret" }, nameChoice: "replace" };
    keep(
      `{"version":1,"tables":[{"__proto__":{"table":"x"}},${JSON.stringify({ ...IRIS, recipe })}],"signatures":[7]}`,
    );
    expect(choicesAt(device.memory, ORIGIN)).toEqual({ tables: [IRIS], signatures: [] });
  });
});
