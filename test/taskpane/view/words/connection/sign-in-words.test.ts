import { signInProblemWords } from "../../../../../src/taskpane/view/words/connection/sign-in-words";

describe("words for a sign-in that led to nothing", () => {
  test.each([
    "closed",
    "blocked",
    "not-allowed",
    "occupied",
    "in-background",
    "not-https",
    "not-trusted",
    "not-loaded",
    "not-opened",
    "not-kept",
  ] as const)("say what to do: %s", (kind) => {
    const { title, nextStep } = signInProblemWords({ kind });
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(nextStep).toMatch(/^[A-Z].*\.$/);
  });

  test("name https and the relay where https is missing", () => {
    expect(signInProblemWords({ kind: "not-https" }).nextStep).toContain(
      "The relay, this add-in's server, must be reached over https",
    );
  });

  test("repeat the sentence of whoever refused it", () => {
    const words = signInProblemWords({ kind: "refused", sentence: "The sign-in was declined." });
    expect(words.nextStep).toBe("The sign-in was declined.");
  });
});
