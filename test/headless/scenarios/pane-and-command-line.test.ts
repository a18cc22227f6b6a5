import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { FilesInMemory } from "../files-in-memory";
import { ORIGIN, PaneBesideFile } from "../pane-beside-file";

/** Changes an input of some rows, as somebody does who edits the file. */
function edit({ model }: OpenedWorkbook, rows: readonly number[]): void {
  const { sheetId, area } = model.tableByName("Iris")!;
  for (const row of rows) model.requireSheet(sheetId).setValue(area.row + 1 + row, area.column, 7.77);
}

it("is one history of three runs when the pane scores, the command line refreshes and another pane refreshes what it saved", async () => {
  const first = await openWorkbook(await sampleWorkbook());
  const pane = new PaneBesideFile(first);
  await pane.score();
  expect(pane.sent).toEqual([150]);
  edit(first, [3, 70, 149]);

  const files = new FilesInMemory();
  files.files.set("scored.xlsx", await saveWorkbook(first));
  const command = ["--workbook", "scored.xlsx", "--out", "again.xlsx", "--refresh", "--allow", ORIGIN];
  const { exitCode, lines, requests } = await files.run(command);
  expect([exitCode, lines]).toMatchObject([0, [{ scope: "changed", scored: 3, skipped: 147, remembered: true }]]);
  expect(requests).toHaveLength(1);

  const last = await openWorkbook(files.files.get("again.xlsx")!);
  edit(last, [7, 8]);
  const other = new PaneBesideFile(last);
  await other.refresh("changed");
  expect(other.sent).toEqual([2]);

  const { columns, unreadable } = await other.look();
  expect(unreadable).toEqual([]);
  expect(columns).toHaveLength(1);
  const [{ runs, place }] = columns as [(typeof columns)[0]];
  expect(place?.foundBy).toBe("anchor");
  const scopes = runs.map(({ scope, counts }) => [scope, counts.scored]);
  expect(scopes.sort((one, another) => Number(one[1]) - Number(another[1]))).toEqual([
    ["changed", 2],
    ["changed", 3],
    ["all", 150],
  ]);
});
