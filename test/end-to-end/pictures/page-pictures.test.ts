import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EndToEnd } from "../end-to-end";
import { PaneVisit } from "../states/pane-visit";
import { PAGE_VISITS } from "./page-pictures";
import { linesOf, takePicture, WINDOW } from "./taken-picture";

const FOLDER = resolve(__dirname, "../../../assets/docs/pictures");
/** Whether the pictures are taken anew: `npm run pictures`. */
const TAKES = process.env["SCORESHEET_UPDATE"] === "1";
/** Of `npm start`, which is seen in pictures. */
const USUAL_PORT = 3000;
/** Sharp where screens have more dots than pixels of CSS, and still small. */
const TAKING = { viewport: WINDOW, deviceScaleFactor: 1.5, colorScheme: "light" } as const;

describe("the pictures on the pages for people", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    endToEnd = await EndToEnd.start(TAKES ? USUAL_PORT : undefined);
  });

  afterAll(() => endToEnd.stop());

  test.each(PAGE_VISITS)("say what the product says to $who", async ({ pictures }) => {
    const workbench = await (TAKES ? endToEnd.openWorkbenchWith(TAKING) : endToEnd.openWorkbench());
    await workbench.page.setViewportSize(WINDOW);
    const visit = new PaneVisit(workbench, endToEnd.sampleEndpoint);
    const stale: string[] = [];
    for (const picture of pictures) {
      await picture.reach(visit);
      const said = `${(await linesOf(visit, picture)).join("\n")}\n`;
      const file = join(FOLDER, picture.name);
      if (TAKES) {
        writeFileSync(`${file}.txt`, said);
        writeFileSync(`${file}.png`, await takePicture(visit, picture));
      }
      stale.push(...whyStale(picture.name, existsSync(`${file}.txt`) ? readFileSync(`${file}.txt`, "utf8") : "", said));
    }
    await workbench.close();
    expect(stale).toEqual([]);
  });
});

/** Says where a picture first differs from the product; nothing where it does not. */
function whyStale(name: string, pictured: string, said: string): string[] {
  if (pictured === said) return [];
  const [before, now] = [pictured.split("\n"), said.split("\n")];
  const place = now.findIndex((line, position) => line !== before[position]);
  return [
    `${name}.png is stale, run npm run pictures: “${before[place] ?? "nothing"}” is now “${now[place] ?? "nothing"}”`,
  ];
}
