import { matchColumns } from "../../core/inputs/match-columns";
import { nearNames } from "../../core/near-names.mjs";
import { someNames } from "./some-names";

/** At most so many names are offered. */
const MOST_MEANT = 3;

/** A question behind a sentence about a name that there is not; "" where no known name is near. */
export function meantNames(name: string, known: readonly string[]): string {
  return question(nearTo(name, known));
}

/** The same for columns, which are also found by what their headers mean. */
export function meantColumns(name: string, columns: readonly string[]): string {
  const guessed = matchColumns([name], columns).flatMap(({ column, how }) => (how === "guess" ? [column!] : []));
  return question([...new Set([...guessed, ...nearTo(name, columns)])]);
}

/** Of one letter every other one would be near. */
function nearTo(name: string, known: readonly string[]): readonly string[] {
  return name.length < 2 ? [] : nearNames(name, known);
}

function question(near: readonly string[]): string {
  if (near.length === 0) return "";
  const named = near.slice(0, MOST_MEANT).map((name) => `"${someNames([name])}"`);
  return ` Did you mean ${named.join(" or ")}?`;
}
