import type { KnownSecrets } from "./known-secrets";
import { printableText } from "./printable-text";

/**
 * Takes one sentence for the person who typed the command: what was understood, what is left out, what went wrong. stdout is not for
 * people: one line of JSON stands there, for programs.
 */
export type Tell = (sentence: string) => void;

/**
 * The only way to stderr. Sentences may quote anything (a header of a table, the words of a server, a name of a file): what a terminal
 * would obey and what is secret is taken out here.
 * @param write of stderr
 */
export function tellOn(write: (text: string) => void, secrets: KnownSecrets): Tell {
  return (sentence) => write(`${secrets.blotOut(printableText(sentence))}\n`);
}
