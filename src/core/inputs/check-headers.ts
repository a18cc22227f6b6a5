import { InputError } from "../errors";

/**
 * Header cells as column names: text as it stands (names match by case and trailing space on the server), numbers as text.
 * Blank and duplicate names are refused here because an MLflow server answers them with a message that helps nobody.
 * @throws InputError `blank-header`, `duplicate-header`
 */
export function checkHeaders(headers: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, index) => {
    const name = String(header ?? "");
    if (name.trim() === "") {
      throw new InputError("blank-header", `Column ${index + 1} has no header. Give it a name, then try again.`);
    }
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw new InputError(
        "duplicate-header",
        `Columns ${earlier + 1} and ${index + 1} have the same header. Rename one of them, then try again.`,
      );
    }
    seen.set(name, index);
    return name;
  });
}
