import type { FunctionArguments } from "../values/function-arguments";
import { Waiting, type Operand } from "../values/operand";
import type { SentArgument } from "./invocation-arguments";
import type { InvocationAnswer } from "./invocation-answer";
import type { CustomFunction } from "./function-metadata";

/** One call of an add-in's function, as its page hears of it. */
export interface Invocation {
  readonly id: number;
  readonly fn: CustomFunction;
  readonly values: readonly SentArgument[];
  /** Where the formula stands, "Data!E2"; null unless the function wants to know. */
  readonly address: string | null;
  /** Where its arguments stand; null unless the function wants to know. */
  readonly parameterAddresses: readonly (string | null)[] | null;
}

/** A call that was made, and what it was answered. */
export interface KeptInvocation {
  readonly call: Invocation;
  answer: InvocationAnswer | undefined;
}

/** The calls of one formula, by what they ask for: two that ask for the same are told apart by which comes first. */
export type CallsOfCell = Map<string, KeptInvocation>;

/** How calls come and go. */
export interface InvocationMaking {
  /** @throws ErrorResult, Waiting, NotCalculable */
  prepare(name: string, args: FunctionArguments): Omit<Invocation, "id">;
  make(prepared: Omit<Invocation, "id">): KeptInvocation;
  drop(call: Invocation): void;
}

/**
 * The calls of one formula while it is calculated. That may take several passes, as other formulas turn out to be due first, or as one answer
 * after the other comes: a call is made once, whichever pass asks for it.
 */
export class FormulaCalculation {
  private asked = new Map<string, number>();
  private readonly used = new Set<string>();

  constructor(
    private readonly calls: CallsOfCell,
    private readonly making: InvocationMaking,
  ) {}

  startPass(): void {
    this.asked = new Map();
    this.used.clear();
  }

  /** @throws Waiting while the call is not answered; ErrorResult, NotCalculable */
  call(name: string, args: FunctionArguments): Operand {
    const prepared = this.making.prepare(name, args);
    const request = `${prepared.fn.name} ${JSON.stringify(prepared.values)}`;
    const nth = this.asked.get(request) ?? 0;
    this.asked.set(request, nth + 1);
    const key = `${nth} ${request}`;
    const kept = this.calls.get(key) ?? this.making.make(prepared);
    this.calls.set(key, kept);
    this.used.add(key);
    if (kept.answer === undefined) throw new Waiting();
    return kept.answer.result;
  }

  /** The last pass is over: calls that it did not ask for any more are dropped. */
  finish(): void {
    for (const [key, { call }] of [...this.calls]) {
      if (this.used.has(key)) continue;
      this.making.drop(call);
      this.calls.delete(key);
    }
  }
}
