import { addTable, CALM, openExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

const ORIGIN = NUMBERS_RECIPE.origin!;
const ROUTE = NUMBERS_RECIPE.route!;

/** A scored column, and how somebody gives its recipe another endpoint, in the text of its part. */
async function scoredColumn() {
  const excel = openExcel();
  const rows = [
    ["id", "n"],
    ["a", 1],
  ];
  const pane = new RememberingPane(excel);
  await pane.score({ kind: "table", tableId: addTable(excel, rows).id });
  const { column } = await pane.column();
  const part = (await pane.store.readParts(CALM)).find(({ xml }) => xml.includes('kind="column"'))!;
  const quoted = (text: string): string => JSON.stringify(text).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const sendTo = async (origin: string, route: string): Promise<void> => {
    const xml = part.xml.replace(quoted(ORIGIN), () => quoted(origin)).replace(quoted(ROUTE), () => quoted(route));
    await pane.store.changeParts({ add: [], replace: [{ id: part.id, xml }], remove: [] }, CALM);
  };
  return { pane, columnId: column.id, sendTo };
}

const HOST = ORIGIN.slice("https://".length);

/** Whatever a URL would make of these, it is not what they say. */
const DISGUISED: readonly (readonly [origin: string, route: string])[] = [
  ...[
    `https://${HOST}@evil.example`,
    `https://user:pass@${HOST}`,
    `https://${HOST.toUpperCase()}`,
    `HTTPS://${HOST}`,
    `https://${HOST}:443`,
    `https://${HOST}/`,
    `https://${HOST}?x`,
    `https://${HOST}#`,
    `https://${HOST}\\@evil.example`,
    `https://evil.example\\.${HOST}`,
    ` ${ORIGIN}`,
    `${ORIGIN}\t`,
    `https://w\u0455.cloud.databricks.com`,
    `https://ws\u3002cloud.databricks.com`,
    `https://ws.cloud.databricks.com%2eevil.example`,
    `http://${HOST}`,
    `ftp://${HOST}`,
    "javascript:alert(1)",
    "https://0x7f.1",
    "https://[::ffff:127.0.0.1]",
    "",
  ].map((origin) => [origin, ROUTE] as const),
  ...[
    "/serving-endpoints/numbers/../other/invocations",
    "/serving-endpoints/numbers/%2e%2e/other/invocations",
    "/serving-endpoints/./numbers/invocations",
    "/serving-endpoints//numbers/invocations",
    "/serving-endpoints/numbers/invocations/",
    "/serving-endpoints/numbers/invocations?a=b",
    "/serving-endpoints/numbers/invocations#a",
    "/serving-endpoints\\numbers\\invocations",
    "@evil.example/serving-endpoints/numbers/invocations",
    ".evil.example/serving-endpoints/numbers/invocations",
    ":1@evil.example/serving-endpoints/numbers/invocations",
    "//evil.example/serving-endpoints/numbers/invocations",
    "serving-endpoints/numbers/invocations",
    "/serving-endpoints/n\tumbers/invocations",
    "/api/2.0/token/create",
    "/",
    "",
  ].map((route) => [ORIGIN, route] as const),
];

it("asks nobody at an address that is not written as a person's comes to be", async () => {
  const { pane, columnId, sendTo } = await scoredColumn();
  const ends: string[] = [];
  for (const [origin, route] of DISGUISED) {
    await sendTo(origin, route);
    const { columns, unreadable } = await pane.memory.look(CALM);
    if (columns.length === 0 && unreadable.length > 0) continue;
    const end = await pane.memory
      .refreshOf(columnId, "all", CALM)
      .catch((error: unknown) => (error as { why?: unknown }).why);
    if (end !== "no-endpoint") ends.push(`${origin} ${route}`);
  }
  expect(ends).toEqual([]);
});

/** Addresses that are good by themselves; none of them was allowed. */
const OTHERS: readonly (readonly [origin: string, route: string])[] = [
  [`${ORIGIN}.`, ROUTE],
  [`https://${HOST}:8443`, ROUTE],
  ["https://xn--w-5tb.cloud.databricks.com", ROUTE],
  [`https://x.${HOST}`, ROUTE],
  [ORIGIN, "/serving-endpoints/Numbers/invocations"],
  [ORIGIN, "/serving-endpoints/numbers%20/invocations"],
  [ORIGIN, "/serving-endpoints/numbers/served-models/other/invocations"],
];

it("takes an address that is like one that was allowed for another one", async () => {
  const { pane, columnId, sendTo } = await scoredColumn();
  pane.memory.allow({ origin: ORIGIN, route: ROUTE, columns: ["n"] });
  for (const [origin, route] of OTHERS) {
    await sendTo(origin, route);
    const end: unknown = await pane.memory.refreshOf(columnId, "all", CALM).catch((error: unknown) => error);
    if (end instanceof Error) expect(end).toMatchObject({ why: "no-endpoint" });
    else expect(end).toMatchObject({ recipe: { origin, route } });
    expect(pane.memory.isAllowed({ origin, route, columns: ["n"] })).toBe(false);
  }
  expect(pane.memory.isAllowed({ origin: ORIGIN, route: ROUTE, columns: ["n"] })).toBe(true);
});
