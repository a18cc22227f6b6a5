import { createRun } from "../../src/composition/create-run";
import { throughRelay } from "../../src/composition/endpoint-access";
import { excelAccess } from "../../src/composition/excel-access";
import { addressOfName } from "../../src/endpoint/addresses/address-of";
import { playing } from "../endpoint/scripted-fetch";
import { addTable, columnValues, openExcel } from "../excel/open-excel";
import { planOf } from "../scoring/plan-of";

const ROUTE = "/serving-endpoints/iris/invocations";
const IRIS = addressOfName("https://adb-1.azuredatabricks.net", "iris");

describe("the parts joined as the programs join them", () => {
  it("score a table: Office.js on the one side, the relay on the other", async () => {
    const script = {
      [`POST /relay/ws${ROUTE}`]: [
        { body: '{"predictions":["setosa","virginica"]}', headers: { "served-model-name": "iris-1" } },
        { body: '{"predictions":["setosa"]}' },
      ],
    };
    await playing(script, async ({ fetch, requests }) => {
      const excel = openExcel();
      const table = addTable(excel, [["length"], [1.5], [6], [1.25]]);
      const { workbook } = excelAccess(excel.queue);
      const run = createRun({ workbook, now: () => 0 }, throughRelay("ws", "dapi1", fetch), IRIS);
      await run.start(planOf({ source: { kind: "table", tableId: table.id }, rowsPerBatch: 2 }));
      expect(run.getStatus()).toMatchObject({
        state: "done",
        summary: { scored: 3, failed: 0, batches: 2, servedModelNames: ["iris-1"] },
      });
      expect(columnValues(excel, table, "Prediction")).toEqual(["setosa", "virginica", "setosa"]);
      expect(requests.map(({ body }) => body)).toEqual([
        '{"dataframe_records":[{"length":1.5},{"length":6.0}]}',
        '{"dataframe_records":[{"length":1.25}]}',
      ]);
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi1");
    });
  });
});
