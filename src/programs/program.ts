/** One option of a program, by its name without dashes in `Program.options`. */
export interface ProgramOption {
  /** What stands behind it, as usage writes it; absent where nothing does. */
  readonly value?: string;
  /** It may stand without its value. */
  readonly isValueOptional?: boolean;
  /** It may be given several times, and all of them count; of others the last one does. */
  readonly isRepeated?: boolean;
  /** It holds a list: whoever gave it twice would mean both. */
  readonly isGivenOnce?: boolean;
  /** What counts without it, in words; absent where nothing does. */
  readonly default?: string;
  /** The environment variable that counts where it is not given. */
  readonly variable?: string;
  readonly meaning: string;
}

/** An environment variable that a program reads, by its name in `Program.variables`. */
export type ProgramVariable = Pick<ProgramOption, "default" | "meaning">;

/** All that one program can be told from outside: its help is made of it, and so is assets/docs/options.md. */
export interface Program {
  /** What is typed to start it, up to its options. */
  readonly command: string;
  readonly summary: string;
  /** What may stand behind the command, one line each. */
  readonly usage: readonly string[];
  readonly options: Readonly<Record<string, ProgramOption>>;
  readonly variables: Readonly<Record<string, ProgramVariable>>;
  /** How many words may belong to no option; none where absent. */
  readonly mostWords?: number;
  readonly notes?: readonly string[];
  /** What its exit codes mean, where they say more than whether it went well. */
  readonly exitCodes?: Readonly<Record<string, string>>;
}
