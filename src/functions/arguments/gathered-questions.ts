/**
 * Questions about cells by their addresses: one request to Excel at a time, and what is asked meanwhile is the next, all at once. So a thousand
 * formulas ask a few times, and no answer is older than its question: what the sheet was before, nobody is told.
 */
export class GatheredQuestions<Answer> {
  private next: { readonly addresses: Set<string>; readonly answers: Promise<ReadonlyMap<string, Answer>> } | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param ask gives an answer for each address, in their order */
  constructor(private readonly ask: (addresses: readonly string[]) => Promise<readonly Answer[]>) {}

  async about(address: string): Promise<Answer> {
    this.next ??= this.plan();
    this.next.addresses.add(address);
    return (await this.next.answers).get(address) as Answer;
  }

  private plan(): NonNullable<GatheredQuestions<Answer>["next"]> {
    const addresses = new Set<string>();
    const ask = async (): Promise<ReadonlyMap<string, Answer>> => {
      this.next = undefined;
      const asked = [...addresses];
      const answers = await this.ask(asked);
      return new Map(asked.map((address, place) => [address, answers[place] as Answer]));
    };
    const answers = this.last.then(ask);
    this.last = answers.catch(() => undefined);
    return { addresses, answers };
  }
}
