import type { RowAnswer } from "../answers/row-answer";

/** What answers have in common, and how many hold it. */
export interface AnswerNames extends Pick<RowAnswer, "outputs" | "servedModelName"> {
  readonly key: string;
  readonly bytes: number;
  uses: number;
}

/** What a list, an object and an entry of a map cost beside their texts. */
const BYTES_A_LIST = 200;

/** Names of outputs, and of what answered: kept once, however many answers of however many requests hold them. */
export class SharedNames {
  private readonly known = new Map<string, AnswerNames>();
  private bytesKept = 0;
  /** Rows of one request come one after the other, and share their list. */
  private last: (Pick<AnswerNames, "outputs" | "key"> & { readonly version: string | undefined }) | undefined;

  /** Of all names that are held. */
  get bytes(): number {
    return this.bytesKept;
  }

  /** @returns bytes that these names would take; 0 for ones that are held already */
  bytesFor(answer: RowAnswer): number {
    const key = this.keyOf(answer);
    return this.known.has(key) ? 0 : bytesOf(key, answer);
  }

  /** One answer more holds them. */
  hold(answer: RowAnswer): AnswerNames {
    const key = this.keyOf(answer);
    let names = this.known.get(key);
    if (names === undefined) {
      const { outputs, servedModelName } = answer;
      names = {
        key,
        outputs,
        ...(servedModelName !== undefined && { servedModelName }),
        bytes: bytesOf(key, answer),
        uses: 0,
      };
      this.known.set(key, names);
      this.bytesKept += names.bytes;
    }
    names.uses++;
    return names;
  }

  /** One answer less holds them. */
  release(names: AnswerNames): void {
    if (--names.uses > 0) return;
    this.known.delete(names.key);
    this.bytesKept -= names.bytes;
  }

  clear(): void {
    this.known.clear();
    this.last = undefined;
    this.bytesKept = 0;
  }

  private keyOf(answer: RowAnswer): string {
    const { outputs, servedModelName: version } = answer;
    const { last } = this;
    if (last?.outputs === outputs && last.version === version) return last.key;
    const key = JSON.stringify([version ?? null, outputs]);
    this.last = { outputs, version, key };
    return key;
  }
}

/** Two bytes a character, in the key and by themselves. */
function bytesOf(key: string, { outputs, servedModelName = "" }: RowAnswer): number {
  const characters = outputs.reduce((sum, name) => sum + name.length, key.length + servedModelName.length);
  return BYTES_A_LIST + 16 * outputs.length + 2 * characters;
}
