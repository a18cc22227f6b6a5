import type { PaneServices, ThemeName } from "../../../src/taskpane/services/pane-services";

type DeviceServices = Pick<PaneServices, "locale" | "clock" | "theme" | "memory" | "copyText" | "reload">;

/** The browser and the device: a clock that stands still, a clipboard and a memory that can be read. */
export class FakeDevice implements DeviceServices {
  locale = "en-US";
  themeName: ThemeName = "light";
  nowMs = 0;
  keepsMemory = true;
  /** Whether the keyboard is in the pane. */
  hasFocus = false;
  /** Whether nobody sees the pane. */
  isHidden = false;
  /** What stands on the device. */
  readonly remembered = new Map<string, string>();
  readonly copied: string[] = [];
  copyError: Error | undefined;
  /** How often the pane was begun anew. */
  reloads = 0;
  private timers: { readonly act: () => void; readonly delayMs: number }[] = [];

  readonly theme = { current: () => this.themeName, subscribe: () => () => undefined };

  readonly clock = {
    now: () => this.nowMs,
    every: () => () => undefined,
    after: (delayMs: number, act: () => void) => {
      const timer = { act, delayMs };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
  };

  readonly memory = {
    read: (key: string) => this.remembered.get(key),
    write: (key: string, text: string) => void this.remembered.set(key, text),
    forget: (key: string) => void this.remembered.delete(key),
    keeps: () => this.keepsMemory,
    keys: () => [...this.remembered.keys()],
  };

  /** How long each wait of the pane's clock is that has not ended. */
  waits(): readonly number[] {
    return this.timers.map(({ delayMs }) => delayMs);
  }

  /** Lets all waits of the pane's clock end. */
  endWaits(): void {
    const due = this.timers;
    this.timers = [];
    for (const timer of due) timer.act();
  }

  readonly reload = (): void => {
    this.reloads++;
  };

  readonly copyText = async (text: string): Promise<void> => {
    if (this.copyError !== undefined) throw this.copyError;
    this.copied.push(text);
    await Promise.resolve();
  };
}
