import { createHash } from "node:crypto";
import { LeftMessages } from "../../../src/relay/sign-in/left-messages";

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");
const message = (handoff: string) => ({ type: "scoresheet-sign-in", upstream: "work", handoff }) as const;

describe("messages that a dialog left for its pane", () => {
  it("are given out once, for the proof whose hash the dialog was opened with", () => {
    const left = new LeftMessages(() => 0);
    expect(left.leave("work", sha256("proof"), message("sealed"))).toBe(true);
    expect([left.take("work", "other"), left.take("work", sha256("proof")), left.take("other", "proof")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([left.take("work", "proof"), left.take("work", "proof")]).toEqual([message("sealed"), undefined]);
  });

  it("stay for a minute", () => {
    const clock = { nowMs: 0 };
    const left = new LeftMessages(() => clock.nowMs);
    for (const proof of ["a", "b"]) left.leave("work", sha256(proof), message(proof));
    clock.nowMs = 59_999;
    expect(left.take("work", "a")).toEqual(message("a"));
    clock.nowMs = 60_000;
    expect(left.take("work", "b")).toBeUndefined();
  });

  it("take up no more than so much memory: the oldest go, and one that no cookie can hold does not stay", () => {
    const left = new LeftMessages(() => 0);
    expect(left.leave("work", sha256("long"), message("x".repeat(20_000)))).toBe(false);
    for (let number = 0; number < 1_001; number++) left.leave("work", sha256(String(number)), message("sealed"));
    expect(["long", "0", "1"].map((proof) => left.take("work", proof))).toEqual([
      undefined,
      undefined,
      message("sealed"),
    ]);
  });
});
