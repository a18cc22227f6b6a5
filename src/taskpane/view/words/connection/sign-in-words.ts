import { msg, t } from "@lingui/core/macro";
import type { SignInProblem } from "../../../services/sign-in-outcome";
import type { ErrorWords } from "../error-words";
import { told } from "../language/told";

const PROBLEM_WORDS: Readonly<Record<Exclude<SignInProblem["kind"], "refused">, ErrorWords>> = told({
  closed: {
    title: msg`You are not signed in`,
    nextStep: msg`The sign-in window was closed before the end.`,
  },
  blocked: {
    title: msg`The browser blocked the sign-in window`,
    nextStep: msg`Allow pop-ups for this page, then sign in again.`,
  },
  "not-allowed": {
    title: msg`You are not signed in`,
    nextStep: msg`The sign-in window was not allowed to open. Sign in again, and choose Allow.`,
  },
  "in-background": {
    title: msg`Excel is in the background`,
    nextStep: msg`Bring this workbook to the front, then sign in again.`,
  },
  "not-https": {
    title: msg`Signing in needs https`,
    nextStep: msg`The relay, this add-in's server, must be reached over https, and every page of the sign-in too. Tell whoever runs the relay.`,
  },
  "not-trusted": {
    title: msg`Excel does not trust the sign-in page`,
    nextStep: msg`The add-in must be installed under the address it is opened from. Tell whoever runs this add-in's server.`,
  },
  "not-loaded": {
    title: msg`A page of the sign-in could not be loaded`,
    nextStep: msg`Check the network, then sign in again. If it happens each time, tell whoever runs this add-in's server.`,
  },
  occupied: {
    title: msg`Another dialog is open`,
    nextStep: msg`Close it, then sign in again.`,
  },
  "not-opened": {
    title: msg`The sign-in page could not be shown`,
    nextStep: msg`Try again. If it happens each time, tell whoever runs this add-in's server.`,
  },
  "not-kept": {
    title: msg`This browser did not keep the sign-in`,
    nextStep: msg`It blocks cookies here. Allow them for this add-in's site, or use Excel on the desktop.`,
  },
});

/** Why an attempt to sign in led to nothing, and what the analyst can do about it. */
export function signInProblemWords(problem: SignInProblem): ErrorWords {
  if (problem.kind === "refused") return { title: t`The sign-in was not accepted`, nextStep: problem.sentence };
  return PROBLEM_WORDS[problem.kind];
}
