import type { DeviceMemory } from "../../../composition/device-memory";
import { Subscribable } from "../basis/subscribable";
import { readSettings, type PaneSettings } from "./pane-settings";
import { rememberedSettings, SETTINGS_KEY } from "./remembered-settings";
import { keptIn } from "./stored";

/** The settings in use, remembered on this device. */
export class SettingsSession extends Subscribable<PaneSettings> {
  private readonly memory: Pick<DeviceMemory, "read" | "write">;
  /** The analyst's own, as far as a recipe that was taken over says otherwise. */
  private own: PaneSettings;

  constructor(memory: Pick<DeviceMemory, "read" | "write">) {
    super(readSettings(rememberedSettings(memory)));
    this.memory = memory;
    this.own = this.getState();
  }

  change(change: Partial<PaneSettings>): void {
    this.own = readSettings({ ...this.own, ...change });
    this.memory.write(SETTINGS_KEY, JSON.stringify(keptIn("device", this.own)));
    this.publish(readSettings({ ...this.getState(), ...change }));
  }

  /** Uses what a recipe says; it becomes nobody's default. @param said undefined takes a setting away */
  use(said: { readonly [Key in keyof PaneSettings]?: PaneSettings[Key] | undefined }): void {
    this.publish(readSettings({ ...this.getState(), ...said }));
  }

  /** The analyst's own again, in place of a recipe's. */
  useOwn(): void {
    this.publish(this.own);
  }

  /** After the device has forgotten them: those that a new pane has. Nothing is written. */
  reset(): void {
    this.own = readSettings({});
    this.useOwn();
  }
}
