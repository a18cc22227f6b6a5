import type { PaneServices } from "../../../src/taskpane/services/pane-services";
import { FakeBulk } from "./fake-bulk";
import { FakeCatalogue } from "./fake-catalogue";
import { FakeDevice } from "./fake-device";
import { FakeMemory } from "./fake-memory";
import { FakeRuns } from "./fake-runs";
import { FakeSheet } from "./fake-sheet";
import { FakeSignIn } from "./fake-sign-in";
import { here } from "./here";

/** All that a whole pane needs from outside. A test of one part makes the fakes of that part alone, handed over by `here`. */
export class FakePane {
  readonly signIn = new FakeSignIn();
  readonly catalogue = new FakeCatalogue();
  readonly sheet = new FakeSheet();
  readonly runs = new FakeRuns();
  readonly columnMemory = new FakeMemory();
  readonly bulk = new FakeBulk();
  readonly device = new FakeDevice();

  readonly services: PaneServices = {
    signIn: here(this.signIn),
    catalogue: here(this.catalogue),
    sheet: here(this.sheet),
    runs: here(this.runs),
    columnMemory: here(this.columnMemory),
    bulk: here(this.bulk),
    // A workbook without formulas of ours.
    firstFormula: () => new Promise(() => undefined),
    locale: this.device.locale,
    clock: this.device.clock,
    theme: this.device.theme,
    memory: this.device.memory,
    hasFocus: () => this.device.hasFocus,
    isHidden: () => this.device.isHidden,
    copyText: this.device.copyText,
    reload: this.device.reload,
  };
}
