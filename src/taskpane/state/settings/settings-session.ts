import type { DeviceMemory } from "../../../composition/device-memory";
import { Subscribable } from "../basis/subscribable";
import { readSettings, type PaneSettings } from "./pane-settings";
import { rememberedSettings, SETTINGS_KEY } from "./remembered-settings";
import { keptIn } from "./stored";

/** The settings in use, remembered on this device. */
export class SettingsSession extends Subscribable<PaneSettings> {
  private readonly memory: Pick<DeviceMemory, "read" | "write">;

  constructor(memory: Pick<DeviceMemory, "read" | "write">) {
    super(readSettings(rememberedSettings(memory)));
    this.memory = memory;
  }

  change(change: Partial<PaneSettings>): void {
    const next = readSettings({ ...this.getState(), ...change });
    this.memory.write(SETTINGS_KEY, JSON.stringify(keptIn("device", next)));
    this.publish(next);
  }
}
