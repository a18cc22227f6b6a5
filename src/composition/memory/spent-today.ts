import type { DeviceMemory } from "../device-memory";

/** How much may be sent before it is asked; absent: as much as there is. */
export interface Ceilings {
  readonly rowsARun?: number;
  readonly requestsARun?: number;
  readonly rowsADay?: number;
  readonly requestsADay?: number;
}

/** Rows and requests of today, a day of UTC, as far as this device sent them. */
export interface SpentToday {
  readonly rows: number;
  readonly requests: number;
}

const KEY = "spent";

/** Kept on the device where it keeps anything, and for as long as the program runs elsewhere. */
export class Spending {
  private here: SpentToday & { readonly day: string } = { day: "", rows: 0, requests: 0 };

  constructor(
    private readonly device: Pick<DeviceMemory, "read" | "write"> | undefined,
    private readonly nowUtc: () => Date,
  ) {}

  /** Panes that send at once may count less than there was: the later one counts on from what it read. */
  today(): SpentToday {
    const day = this.day();
    const kept = this.device && keptOf(this.device.read(KEY));
    const of = kept?.day === day ? kept : { rows: 0, requests: 0 };
    const own = this.here.day === day ? this.here : { rows: 0, requests: 0 };
    return { rows: Math.max(of.rows, own.rows), requests: Math.max(of.requests, own.requests) };
  }

  add(rows: number, requests: number): void {
    if (rows === 0 && requests === 0) return;
    const before = this.today();
    this.here = { day: this.day(), rows: before.rows + rows, requests: before.requests + requests };
    this.device?.write(KEY, JSON.stringify(this.here));
  }

  /** Whether a run of so many rows and requests would pass a ceiling. */
  asksFirst(rows: number, requests: number, ceilings: Ceilings): boolean {
    const today = this.today();
    const isPassed = (count: number, most: number | undefined): boolean => most !== undefined && count > most;
    return (
      isPassed(rows, ceilings.rowsARun) ||
      isPassed(requests, ceilings.requestsARun) ||
      isPassed(today.rows + rows, ceilings.rowsADay) ||
      isPassed(today.requests + requests, ceilings.requestsADay)
    );
  }

  private day(): string {
    return this.nowUtc().toISOString().slice(0, 10);
  }
}

function keptOf(text: string | undefined): (SpentToday & { readonly day: string }) | undefined {
  try {
    const kept = JSON.parse(text ?? "null") as { day?: unknown; rows?: unknown; requests?: unknown } | null;
    const { day, rows, requests } = kept ?? {};
    if (typeof day !== "string" || typeof rows !== "number" || typeof requests !== "number") return undefined;
    return { day, rows, requests };
  } catch {
    return undefined;
  }
}
