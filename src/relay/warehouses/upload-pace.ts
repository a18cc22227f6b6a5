import type { CountedBody } from "../network/body-stream";
import type { Timers } from "../network/deadline";

/** How much of a body must come, at least, in how many milliseconds. */
export interface UploadPace {
  readonly bytes: number;
  readonly everyMs: number;
}

/** Watches over a body that comes in, until it is whole. */
export class PaceClock {
  isTooSlow = false;
  #timer: unknown;
  #bytesBefore = 0;

  /** @param onTooSlow called once, when too little has come */
  constructor(
    private readonly body: CountedBody,
    private readonly pace: UploadPace,
    private readonly timers: Timers,
    private readonly onTooSlow: () => void,
  ) {
    this.#start();
  }

  /** To be called when nothing more is to come, for whatever reason. */
  clear(): void {
    this.timers.clear(this.#timer);
  }

  #start(): void {
    this.#timer = this.timers.set(() => this.#look(), this.pace.everyMs);
  }

  #look(): void {
    if (this.body.isWhole()) return;
    const bytes = this.body.bytes();
    this.isTooSlow = bytes - this.#bytesBefore < this.pace.bytes;
    this.#bytesBefore = bytes;
    if (this.isTooSlow) this.onTooSlow();
    else this.#start();
  }
}
