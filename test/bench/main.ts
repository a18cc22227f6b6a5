/** `npm run bench -- [--json FILE]`: what the product costs, each figure beside a floor or a rival measured in the same run. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { asJson, asText } from "./figure";
import { excelFigures } from "./excel-figures";
import { wireFigures } from "./wire-figures";

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "string" } } });
  const figures = [...(await wireFigures()), ...(await excelFigures())];
  console.log(asText(figures));
  if (values.json !== undefined) writeFileSync(values.json, `${asJson(figures)}\n`);
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
