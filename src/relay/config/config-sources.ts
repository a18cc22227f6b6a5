/** Where the values come from that do not stand in the config file itself. */
export interface ConfigSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws where the file cannot be read. */
  readonly readFile: (file: string) => string;
}

/** A value that was found, or the sentence that says why not; the sentence never holds a value. */
export type Found<Value> = { readonly value: Value } | { readonly mistake: string };

/** The text of a file that `place` names; an empty one holds no certificate, secret or configuration. */
export function fileText(place: string, file: string, { readFile }: ConfigSources): Found<string> {
  try {
    const value = readFile(file);
    return value.trim() === "" ? { mistake: `${place}: the file ${file} is empty.` } : { value };
  } catch {
    return { mistake: `${place}: the file ${file} cannot be read.` };
  }
}

/** The value of an environment variable that `place` names. */
export function envText(place: string, name: string, { env }: ConfigSources): Found<string> {
  const value = env[name];
  if (value === undefined || value === "") return { mistake: `${place}: the environment variable ${name} is not set.` };
  return { value };
}
