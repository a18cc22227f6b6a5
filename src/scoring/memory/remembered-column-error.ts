/** Why nothing can be done with a remembered column. */
export type ColumnRefusal =
  /** Its cells, or all that is remembered of it, are gone. */
  | "gone"
  /** The model's answers hang on the rows that stand beside each other in a request: only the whole column can be scored again. */
  | "not-row-by-row"
  /** Most of what stands where the workbook says that it stands was never answered for it: it may be somebody else's. */
  | "not-ours"
  /** Its recipe names no endpoint, or one that none can be. */
  | "no-endpoint";

/** A remembered column cannot be checked or scored again. The message is a sentence; the pane has words of its own. */
export class RememberedColumnError extends Error {
  constructor(readonly why: ColumnRefusal) {
    super(SENTENCES[why]);
    this.name = new.target.name;
  }
}

const SENTENCES: Record<ColumnRefusal, string> = {
  gone: "The column is no longer in the workbook.",
  "not-row-by-row":
    "The model answers otherwise when other rows are sent along, so that only the whole column can be scored again.",
  "not-ours": "Nothing shows that what stands there was made by the column's model: it would be replaced.",
  "no-endpoint": "What the workbook remembers of the column names no endpoint that can be asked.",
};
