import { SINGLE_OUTPUT } from "./result-headers";

/**
 * Names of outputs as headers and sentences have them. The only output of a series or of a matrix is called 0, which says nothing. Two of one
 * name become "a" and "a 2". Characters that work a terminal or turn the direction of reading stand in no name.
 */
export function answeredNames(names: readonly string[]): readonly string[] {
  if (names.length === 1 && names[0] === "0") return [SINGLE_OUTPUT];
  const taken = new Set<string>();
  return names.map((name) => {
    const readable = name.replace(UNREADABLE, "");
    let free = readable;
    for (let number = 2; taken.has(free); number++) free = `${readable} ${number}`;
    taken.add(free);
    return free;
  });
}

const UNREADABLE = /\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Names of outputs that are told apart by their place alone. */
export function namesByPlace(count: number): string[] {
  return Array.from({ length: count }, (_, place) => String(place));
}
