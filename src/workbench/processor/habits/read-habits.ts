import { WEB_HABITS, type ExcelHabits } from "./excel-habits";

type ChoiceName = {
  [Name in keyof ExcelHabits]: ExcelHabits[Name] extends string ? Name : never;
}[keyof ExcelHabits];

/** What each habit that is a choice can be. */
const CHOICES: { readonly [Name in ChoiceName]: readonly ExcelHabits[Name][] } = {
  events: ["prompt", "late", "never"],
  opensWindows: ["always", "in-clicks", "never"],
};

/**
 * Habits as they are written in an address: `misplacesHiddenRows,recalculates:no,latencyMs:20,events:late`. A name alone means yes.
 * @throws Error whose message is for a person: there is no such habit, or it cannot be that
 */
export function readHabits(text: string): Partial<ExcelHabits> {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(readHabit);
  return Object.fromEntries(entries);
}

function readHabit(entry: string): readonly [keyof ExcelHabits, boolean | number | string] {
  const [name = "", value = "yes", ...rest] = entry.split(":").map((part) => part.trim());
  if (!isHabit(name)) {
    throw new Error(`Excel has no habit “${name}” here. There are: ${Object.keys(WEB_HABITS).join(", ")}.`);
  }
  const read = rest.length === 0 ? readValue(name, value) : undefined;
  if (read === undefined) throw new Error(`The habit ${name} is written ${name}:${formOf(name)}, not “${entry}”.`);
  return [name, read];
}

function isHabit(name: string): name is keyof ExcelHabits {
  return Object.hasOwn(WEB_HABITS, name);
}

function readValue(name: keyof ExcelHabits, text: string): boolean | number | string | undefined {
  switch (typeof WEB_HABITS[name]) {
    case "boolean":
      return text === "yes" || text === "no" ? text === "yes" : undefined;
    case "number":
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    default:
      return choicesOf(name).find((choice) => choice === text);
  }
}

function choicesOf(name: keyof ExcelHabits): readonly string[] {
  return (CHOICES as Partial<Record<keyof ExcelHabits, readonly string[]>>)[name] ?? [];
}

function formOf(name: keyof ExcelHabits): string {
  if (typeof WEB_HABITS[name] === "boolean") return "yes or no";
  return typeof WEB_HABITS[name] === "number" ? "a whole number" : choicesOf(name).join(" or ");
}
