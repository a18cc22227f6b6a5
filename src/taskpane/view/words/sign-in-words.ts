import type { SignInProblem } from "../../services/sign-in-outcome";
import type { ErrorWords } from "./error-words";

const PROBLEM_WORDS: Readonly<Record<Exclude<SignInProblem["kind"], "refused">, ErrorWords>> = {
  closed: {
    title: "You are not signed in",
    nextStep: "The sign-in window was closed before the end.",
  },
  blocked: {
    title: "The browser blocked the sign-in window",
    nextStep: "Allow pop-ups for this page, then sign in again.",
  },
  occupied: {
    title: "Another dialog is open",
    nextStep: "Close it, then sign in again.",
  },
  "not-opened": {
    title: "The sign-in page could not be shown",
    nextStep: "Try again. If it happens each time, tell whoever runs this add-in's server.",
  },
  "not-kept": {
    title: "This browser did not keep the sign-in",
    nextStep: "It blocks cookies here. Allow them for this add-in's site, or use Excel on the desktop.",
  },
};

/** Why an attempt to sign in led to nothing, and what the analyst can do about it. */
export function signInProblemWords(problem: SignInProblem): ErrorWords {
  if (problem.kind === "refused") return { title: "The sign-in was not accepted", nextStep: problem.sentence };
  return PROBLEM_WORDS[problem.kind];
}
