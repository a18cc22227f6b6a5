/** Jest's matcher for an error: what kind it is, which is what a caller decides by, and what else it says. Loaded for every test. */

/** Any error class, abstract ones too. */
type ErrorClass<E extends Error> = abstract new (...args: never[]) => E;

declare global {
  // The types of jest's matchers can be added to in no other way, and with these very parameters.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> {
      /**
       * That a function throws, or that an error is, one of this class with these facts:
       * `expect(() => f()).toRefuse(RunStoppedError, { code: "forbidden" })`, `await expect(promise).rejects.toRefuse(...)`.
       * @param facts properties of the error; a fact may be `expect.stringContaining(...)` and the like
       */
      toRefuse<E extends Error>(type: ErrorClass<E>, facts: { readonly [Name in keyof E]?: E[Name] }): R;
    }
  }
}

export {};

expect.extend({
  toRefuse(received: unknown, type: ErrorClass<Error>, facts: Readonly<Record<string, unknown>>) {
    const error = typeof received === "function" ? thrownBy(received as () => unknown) : received;
    const pass = error instanceof type && this.equals(error, expect.objectContaining(facts));
    const wanted = `${type.name} with ${this.utils.printExpected(facts)}`;
    const found = describeError(error, Object.keys(facts), this.utils.printReceived);
    return { pass, message: () => `Expected ${pass ? "anything but " : ""}${wanted}\nReceived ${found}` };
  },
});

/** Stands for what a function throws that throws nothing. */
const NOTHING = "no error at all";

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

/** Its class and those of its facts that were asked for. */
function describeError(error: unknown, names: readonly string[], print: (value: unknown) => string): string {
  if (!(error instanceof Error)) return error === NOTHING ? NOTHING : print(error);
  const facts = Object.fromEntries(names.map((name) => [name, (error as unknown as Record<string, unknown>)[name]]));
  return `${error.constructor.name} with ${print(facts)}`;
}
