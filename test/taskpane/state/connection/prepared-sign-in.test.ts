import { RunStoppedError } from "../../../../src/core/errors";
import type { SignInPerson } from "../../../../src/taskpane/services/sign-in-port";
import { PreparedSignIn } from "../../../../src/taskpane/state/connection/prepared-sign-in";
import { here } from "../../fakes/here";

const NEVER = new AbortController().signal;

describe("a sign-in that waits for its click", () => {
  let made: SignInPerson[];
  const port = {
    async prepareSignIn() {
      const next: SignInPerson = async () => ({ kind: "signed-in" });
      made.push(next);
      return await Promise.resolve(next);
    },
  };

  beforeEach(() => {
    made = [];
  });

  test("is made once, however often it is asked for, and is good once", async () => {
    const prepared = new PreparedSignIn(here(port));
    expect([prepared.isReady, prepared.take()]).toEqual([false, undefined]);
    await Promise.all([prepared.prepare(), prepared.prepare()]);
    await prepared.prepare();
    expect([prepared.isReady, made.length]).toEqual([true, 1]);
    expect([prepared.take(), prepared.take(), prepared.isReady]).toEqual([made[0], undefined, false]);
    await prepared.prepare();
    expect(prepared.take()).toBe(made[1]);
  });

  test("tells after the click what could not be loaded, and is made anew for the next", async () => {
    let failures = 1;
    const prepared = new PreparedSignIn(async () => {
      if (failures-- > 0) throw new RunStoppedError("network", "The server did not answer.");
      return await Promise.resolve(port);
    });
    await prepared.prepare();
    expect(await prepared.take()?.("work", NEVER, () => undefined)).toEqual({
      kind: "refused",
      sentence: "The server did not answer.",
    });
    await prepared.prepare();
    expect(await prepared.take()?.("work", NEVER, () => undefined)).toEqual({ kind: "signed-in" });
  });
});
