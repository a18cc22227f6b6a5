/** The sample endpoint, asked directly: no code of the product's client is in between. */
export class SampleEndpoint {
  constructor(private readonly origin: string) {}

  /** What a model answers for rows, one prediction a row. */
  async predictions(
    model: string,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
  ): Promise<unknown[]> {
    const records = rows.map((row) => Object.fromEntries(columns.map((column, position) => [column, row[position]])));
    const response = await fetch(`${this.origin}/serving-endpoints/${model}/invocations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dataframe_records: records }),
    });
    const { predictions } = (await response.json()) as { predictions: unknown[] };
    return predictions;
  }

  /** Lets the next requests fail in the ways listed; an empty list ends it. */
  async setFaults(...faults: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const response = await fetch(`${this.origin}/faults`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(faults),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Requests for predictions since the faults were set; counted while there is a fault that is always on. */
  async requestsSeen(): Promise<number> {
    const { faults } = (await (await fetch(`${this.origin}/faults`)).json()) as { faults: { seen: number }[] };
    return faults.reduce((sum, fault) => sum + fault.seen, 0);
  }
}
