import { Bell } from "../../scoring/flow/bell";

/** Batches that come while others are sent, until nothing more is to come. */
export class BatchFeed<Sent> implements AsyncIterable<Sent> {
  private readonly waiting: Sent[] = [];
  private readonly bell = new Bell();
  private isEnded = false;

  push(batch: Sent): void {
    this.waiting.push(batch);
    this.bell.ring();
  }

  end(): void {
    this.isEnded = true;
    this.bell.ring();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Sent> {
    for (;;) {
      const next = this.waiting.shift();
      if (next !== undefined) yield next;
      else if (this.isEnded) return;
      else await this.bell.heard();
    }
  }
}
