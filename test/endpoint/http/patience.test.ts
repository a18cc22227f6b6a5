import { Patience } from "../../../src/endpoint/http/patience";

const { signal } = new AbortController();

function patienceAfterContact(): Patience {
  const patience = new Patience();
  patience.noteContact();
  return patience;
}

describe("The patience of a run", () => {
  it("lets one query at a time probe, each after the one before it, until there is a sign of life", async () => {
    const patience = patienceAfterContact();
    const turns: string[] = [];
    const begin = (name: string) => patience.beginProbe(signal).then((isProbe) => turns.push(`${name} ${isProbe}`));
    await begin("first");
    const others = ["second", "third", "fourth"].map(begin);
    await Promise.resolve();
    expect(turns).toEqual(["first true"]);
    patience.endProbe();
    await others[0];
    expect(turns).toEqual(["first true", "second true"]);
    patience.noteContact();
    await Promise.all(others);
    expect(turns).toEqual(["first true", "second true", "third false", "fourth false"]);
  });

  it("passes over a query that was cancelled while it waited, also one whose turn had just come", async () => {
    const patience = patienceAfterContact();
    await patience.beginProbe(signal);
    const gone = new AbortController();
    const waiting = patience.beginProbe(gone.signal);
    const late = new AbortController();
    const second = patience.beginProbe(late.signal);
    gone.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    patience.endProbe();
    late.abort(new Error("late"));
    await expect(second).rejects.toThrow("late");
    await expect(patience.beginProbe(signal)).resolves.toBe(true);
  });

  it("counts as away only an endpoint that was there, from its first failure to its next sign of life", () => {
    const patience = new Patience();
    patience.noteAway(patience, 1_000);
    expect([patience.awayMs(5_000), patience.failures]).toEqual([undefined, 0]);
    patience.noteContact();
    expect(patience.awayMs(5_000)).toBeUndefined();
    patience.noteAway(patience, 6_000);
    patience.noteAway(patience, 7_000);
    expect([patience.awayMs(9_000), patience.failures]).toEqual([3_000, 2]);
    patience.renew();
    expect([patience.awayMs(9_000), patience.failures]).toEqual([undefined, 0]);
  });
});
