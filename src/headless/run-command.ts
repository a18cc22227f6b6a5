import { dryFileCommand } from "./bulk/files/dry-file";
import { endingOfFile } from "./bulk/files/file-ending";
import { scoreFileCommand } from "./bulk/files/score-file";
import { scoreSparkCommand } from "./bulk/spark/score-spark";
import { scoreSqlCommand } from "./bulk/sql/score-sql";
import type { Command } from "./command/command";
import { dryScoreWorkbook } from "./dry-score";
import { endingOfFreeze } from "./freeze-ending";
import { freezeWorkbook } from "./freeze/freeze-workbook";
import { PartialResult } from "./partial/partial-result";
import { goOn } from "./refresh/go-on";
import { refreshWorkbook } from "./refresh/refresh-workbook";
import { endingOfDryRun, endingOfRefresh, endingOfRun } from "./run-ending";
import type { RunEnding } from "./telling/ending";
import type { CommandParts } from "./run/command-parts";
import { scoreWorkbook } from "./score-workbook";

/**
 * What a command asks for, to its end or until it is stopped; what an earlier run of it left when it was killed goes on.
 * @throws CommandError, WorkbookFileError, BulkFileError, BulkError, ScoringError
 */
export async function runCommand(command: Command, parts: CommandParts): Promise<RunEnding> {
  if (command.kind === "freeze") return endingOfFreeze(await freezeWorkbook(command.request, parts), command.request);
  if (command.kind === "spark") return await scoreSparkCommand(command.request, parts);
  if (command.kind === "sql") return await scoreSqlCommand(command.request, parts);
  if (command.kind === "file") {
    const { request } = command;
    if (request.isDryRun === true) return dryFileCommand(request, parts);
    return endingOfFile(await scoreFileCommand(request, parts), request);
  }
  const partial = await PartialResult.of(command.request, parts);
  if (command.kind === "refresh") {
    return endingOfRefresh(await refreshWorkbook(command.request, parts, partial), command.request);
  }
  const { request } = command;
  if (request.isDryRun === true) return endingOfDryRun(await dryScoreWorkbook(request, parts));
  const left = await partial?.find();
  if (partial !== undefined && left !== undefined) {
    return endingOfRefresh(await goOn(request, left, partial, parts), { scope: "rest", outFile: request.outFile });
  }
  return endingOfRun(await scoreWorkbook(request, parts, partial), request.outFile);
}
