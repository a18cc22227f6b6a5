import type { SheetCells } from "../host/ports";
import { GatheredQuestions } from "./gathered-questions";
import { readArea } from "./given-area";

/** Headers over the data of formulas. They are read anew for formulas that come later: a table grows, moves, and gets other headers unheard. */
export class TableHeadersReader {
  private readonly questions: GatheredQuestions<readonly string[] | undefined>;

  constructor(sheet: Pick<SheetCells, "headersAt">) {
    this.questions = new GatheredQuestions((addresses) => sheet.headersAt(addresses));
  }

  /** @returns undefined where data lies in no table, or nowhere */
  async headersOver(address: string | null | undefined): Promise<readonly string[] | undefined> {
    if (address === null || address === undefined || readArea(address) === undefined) return undefined;
    return this.questions.about(address);
  }
}
