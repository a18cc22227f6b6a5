/** `npm run bench -- [--json FILE]`: what the product costs, each figure beside a floor or a rival measured in the same run. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { asJson, asText } from "./figure";
import { excelFigures } from "./excel-figures";
import { scoringFigures } from "./scoring-figures";
import { ScoringServer, serveOnThread } from "./scoring-server";
import { wireFigures } from "./wire-figures";

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "string" } } });
  const server = await ScoringServer.start(__filename);
  try {
    const figures = [...(await wireFigures()), ...(await scoringFigures(server.origin)), ...(await excelFigures())];
    console.log(asText(figures));
    if (values.json !== undefined) writeFileSync(values.json, `${asJson(figures)}\n`);
  } finally {
    await server.stop();
  }
}

if (isMainThread) {
  bench().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
} else serveOnThread();
