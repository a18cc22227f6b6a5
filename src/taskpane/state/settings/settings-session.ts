import type { DeviceMemory } from "../../../composition/device-memory";
import { Subscribable } from "../basis/subscribable";
import { readSettings, type PaneSettings } from "./pane-settings";
import { keptIn } from "./stored";

const MEMORY_KEY = "setting/preferences";

/** The settings in use, remembered on this device. */
export class SettingsSession extends Subscribable<PaneSettings> {
  private readonly memory: Pick<DeviceMemory, "read" | "write">;

  constructor(memory: Pick<DeviceMemory, "read" | "write">) {
    super(readSettings(parse(memory.read(MEMORY_KEY))));
    this.memory = memory;
  }

  change(change: Partial<PaneSettings>): void {
    const next = readSettings({ ...this.getState(), ...change });
    this.memory.write(MEMORY_KEY, JSON.stringify(keptIn("device", next)));
    this.publish(next);
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // Written by another program or an older version: as good as nothing.
  }
}
