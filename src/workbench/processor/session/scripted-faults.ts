import { ExcelError, HostRefusal } from "../wire/excel-error";

/**
 * Something that happens when a request touches a member: an error, a refusal of the whole request, or an effect such as an edit that a person makes
 * meanwhile.
 * @example `{ on: "Range.values", access: "write", skip: 2, code: "GeneralException" }`: the third write of values fails, once
 * @example `{ on: "*", errorNumber: 5104 }`: the next request is refused as too large to answer
 */
export interface ScriptedFault {
  /** "Class.member" as the documentation spells it ("TableColumnCollection.add"), or "*" for each request as a whole. */
  readonly on: string;
  /** Any by default. A method is "call". */
  readonly access?: "read" | "write" | "call";
  /** Touches to let pass first. Default 0. */
  readonly skip?: number;
  /** How often it strikes. Default 1. */
  readonly times?: number;
  /** Error code of the action, for example "GeneralException"; not with `on: "*"`. */
  readonly code?: string;
  /** Host error number of the whole request. */
  readonly errorNumber?: number;
  /** Called instead of failing, or before. */
  readonly effect?: () => void;
}

interface Armed {
  readonly fault: ScriptedFault;
  skipsLeft: number;
  timesLeft: number;
}

/** Faults waiting for the request that they strike. */
export class ScriptedFaults {
  private armed: Armed[] = [];

  add(fault: ScriptedFault): void {
    this.armed.push({ fault, skipsLeft: fault.skip ?? 0, timesLeft: fault.times ?? 1 });
  }

  /** Faults that have not struck as often as they should: a test may check that none is left. */
  get pendingCount(): number {
    return this.armed.length;
  }

  /** @throws ExcelError, HostRefusal when a fault says so */
  touch(on: string, access: "read" | "write" | "call" | "request"): void {
    for (const armed of [...this.armed]) {
      const { fault } = armed;
      const isTouched = fault.on.toLowerCase() === on.toLowerCase() && (fault.access ?? access) === access;
      if (!isTouched) continue;
      if (armed.skipsLeft > 0) {
        armed.skipsLeft--;
        continue;
      }
      if (--armed.timesLeft === 0) this.armed.splice(this.armed.indexOf(armed), 1);
      fault.effect?.();
      if (fault.errorNumber !== undefined) throw new HostRefusal(fault.errorNumber);
      if (fault.code !== undefined) throw new ExcelError(fault.code);
    }
  }
}
