import type { TableRows } from "../table/cell-block";
import type { BodyPlan } from "./encode-body";
import { encodeRows, type EncodedRows, type SentInput } from "./encode-rows";
import type { FirstLook } from "./first-look";
import { Preflight } from "./preflight";

/** How every batch of a table is written, decided over all its rows: batch by batch, one column would have two types. */
export class TableEncoding {
  /**
   * @param firstLook what was found while the rows were counted
   * @param doubtful those of the inputs that may hold a cell that cannot be sent
   */
  constructor(
    readonly inputs: readonly SentInput[],
    readonly body: BodyPlan,
    private readonly firstLook: FirstLook,
    private readonly doubtful: readonly SentInput[],
  ) {}

  /** A new look for cells at fault. Where it is not needed, its report is right without a row being shown to it. */
  startPreflight(): Preflight {
    return new Preflight(this.inputs, this.firstLook, this.doubtful);
  }

  /** The same for some rows only: what was found while all were counted says nothing of them. */
  startPreflightOfSome(): Preflight {
    return new Preflight(this.inputs, this.firstLook);
  }

  /** Writes rows, and leaves out those with a cell that must not be sent. */
  encode(rows: TableRows): EncodedRows {
    return encodeRows(rows, this.inputs, this.firstLook.sendsBlankRows);
  }
}
