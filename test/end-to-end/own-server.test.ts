import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const TOKEN = "secret-of-the-server";
const COLUMNS = ["sepal_length", "sepal_width"];
const EMPTY = '{"dataframe_split":{"columns":[],"data":[]}}';
const REFUSAL = `Failed to enforce schema of data '' with schema '[${COLUMNS.map((name) => `'${name}': double (required)`).join(", ")}]'. Error: Model is missing inputs.`;

/** A server of the analyst's own, for the time of one test. */
class OwnServer {
  /** Bodies that were posted, in order. */
  readonly posted: string[] = [];
  private readonly server: Server;

  constructor(answer: (request: IncomingMessage, body: string) => readonly [status: number, body: string]) {
    this.server = createServer((request, response) => void this.answer(request, response, answer));
  }

  async open(): Promise<string> {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    answer: ConstructorParameters<typeof OwnServer>[0],
  ): Promise<void> {
    const body = await text(request);
    if (request.method === "POST") this.posted.push(body);
    const [status, answered] = answer(request, body);
    response.writeHead(status, { "content-type": "application/json" }).end(answered);
  }
}

/** As MLflow's does, with a model of two columns behind a token. */
function mlflowBehindToken(request: IncomingMessage, body: string): readonly [number, string] {
  const isSigned = request.headers.authorization === `Bearer ${TOKEN}`;
  return isSigned ? mlflow(request, body) : [401, '{"message":"Unauthorized"}'];
}

function mlflow({ url }: IncomingMessage, body: string): readonly [number, string] {
  if (url === "/ping") return [200, "\n"];
  if (url === "/version") return [200, "3.17.2"];
  if (url !== "/invocations") return [404, '{"detail":"Not Found"}'];
  if (body === EMPTY) return [400, JSON.stringify({ error_code: "BAD_REQUEST", message: REFUSAL })];
  const rows = (JSON.parse(body) as { dataframe_records: Record<string, number>[] }).dataframe_records;
  return [200, JSON.stringify({ predictions: rows.map((row) => Object.keys(row).join()) })];
}

describe("an analyst with a server on this machine", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;
  let server: OwnServer;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(async () => {
    server.close();
    await workbench.close();
  });

  afterAll(() => endToEnd.stop());

  test("reads at once that what answers is no model server where everything is missing, and sends no row there", async () => {
    server = new OwnServer(() => [404, '{"detail":"Not Found"}']);
    await paste(await server.open());
    const connection = workbench.pane.getByRole("region", { name: "Connection" });
    await connection.getByRole("heading", { name: /^Problem: .*is no model server/ }).waitFor();
    await workbench.pane.getByText(/Check the port, or paste the whole URL/).waitFor();
    expect(await workbench.pane.getByText(/access token/i).count()).toBe(0);
    expect(await workbench.scoreButton.getAttribute("aria-disabled")).toBe("true");
    expect(server.posted).toEqual([EMPTY]);
  });

  test("is told by the address that the server speaks http, goes there by one click, and reads at once when it is gone", async () => {
    server = new OwnServer(mlflowBehindToken);
    const address = await server.open();
    await paste(address.replace("http:", "https:"));
    await workbench.press(workbench.pane.getByRole("button", { name: `Use ${address}` }));
    await workbench.pane.getByLabel("Access token").waitFor();
    server.close();
    await workbench.pane.getByRole("combobox", { name: "Workspace or server" }).selectOption("Demo models");
    await workbench.pane.getByRole("heading", { name: /Connected to Demo models/ }).waitFor();
    await paste(address);
    await workbench.pane
      .getByText(`Nothing answers on ${address.slice("http://".length)}`)
      .first()
      .waitFor();
    await workbench.pane.getByText("Is `mlflow models serve` running, and on this port?").waitFor();
    expect(await workbench.pane.getByText(/access token/i).count()).toBe(0);
  });

  test("signs in where the server asks for a token, and then learns what its model takes and scores", async () => {
    server = new OwnServer(mlflowBehindToken);
    await paste(await server.open());
    await workbench.pane.getByLabel("Access token").fill(TOKEN);
    expect(server.posted).toEqual([]);
    await workbench.press(workbench.pane.getByRole("button", { name: "Sign in", exact: true }));
    await workbench.pane.getByText("Table Iris, 150 rows, 2 of 5 columns are sent").waitFor();
    expect(server.posted).toEqual([EMPTY]);
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    await workbench.result.getByText(COLUMNS.join()).first().waitFor();
    await workbench.openSection("Connection");
    await workbench.pane.getByText("Signed in with your token").waitFor();
  });

  test("is connected to it again after a reload, with what was chosen for the table, until it is removed", async () => {
    server = new OwnServer(mlflow);
    const address = await server.open();
    const host = address.slice("http://".length);
    const connected = workbench.pane.getByRole("heading", { name: new RegExp(`Connected to ${host}`) });
    await paste(address);
    await connected.waitFor();
    await workbench.openSection("Data");
    await workbench.press(workbench.pane.getByRole("button", { name: "Change what is sent for sepal_width" }));
    await workbench.pane.getByRole("combobox", { name: "Column for sepal_width" }).selectOption("column 3");
    await workbench.openSection("Score");
    await workbench.pane.getByRole("radio", { name: "The first rows" }).check();
    await workbench.page.reload();
    await connected.waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Score 10 of 150 rows" }));
    await workbench.result.getByText("10 rows scored").first().waitFor();
    expect(JSON.parse(server.posted.at(-1) ?? "")).toMatchObject({
      dataframe_records: expect.arrayContaining([{ sepal_length: 5.1, sepal_width: 0.2 }]) as unknown,
    });
    await workbench.openSection("Connection");
    await workbench.press(workbench.pane.getByRole("button", { name: `Remove ${host}` }));
    await workbench.pane.getByRole("heading", { name: /Connected to Demo models/ }).waitFor();
  });

  test("finds the models by their names where a server lists them, also by its bare address", async () => {
    server = new OwnServer(({ url }) =>
      url === "/api/2.0/serving-endpoints"
        ? [
            200,
            '{"endpoints":[{"name":"first","state":{"ready":"READY"}},{"name":"second","state":{"ready":"READY"}}]}',
          ]
        : [404, '{"message":"Not Found"}'],
    );
    await paste(await server.open());
    await workbench.pane.getByText("Choose the model that scores the rows.").waitFor();
    await workbench.pane.getByRole("radio", { name: /^first/ }).waitFor();
    expect(server.posted).toEqual([EMPTY]);
  });

  async function paste(address: string): Promise<void> {
    await workbench.openSection("Connection");
    const field = workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.fill(address);
    await field.press("Enter");
  }
});
