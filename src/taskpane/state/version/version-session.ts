import { isNewerVersion, PRODUCT_VERSION } from "../../../protocol/product-version";
import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";

/** How old the relay's word may be before a person who comes back to the pane has it asked again. */
const ASK_AGAIN_AFTER_MS = 3_600_000;
const HIDDEN_KEY = "setting/hidden-version";

export interface VersionState {
  /** A version that the relay serves and that is newer than this pane; undefined also where the person hid it. */
  readonly newer: string | undefined;
}

export interface VersionParts {
  readonly services: Pick<PaneServices, "signIn" | "clock" | "memory">;
  readonly connection: Pick<ConnectionSession, "getState" | "subscribe">;
  /** Of this pane. */
  readonly own?: string;
}

/**
 * Whether the relay serves a newer pane than this one, which a browser has kept or which was left open for days. Told by the list of
 * upstreams that the pane asks for anyway, and asked again when somebody comes back to it, an hour after the last time at the earliest.
 * An older relay, and one that says nothing, is no news.
 */
export class VersionSession extends Subscribable<VersionState> {
  private askedAtMs: number;

  constructor(private readonly parts: VersionParts) {
    super({ newer: undefined });
    this.askedAtMs = parts.services.clock.now();
  }

  /** @returns a function that ends it */
  open(): () => void {
    const { connection, services } = this.parts;
    let known: string | undefined;
    return connection.subscribe(() => {
      const state = connection.getState();
      const version = "list" in state ? state.list.version : undefined;
      if (version === undefined || version === known) return;
      known = version;
      this.askedAtMs = services.clock.now();
      this.note(version);
    });
  }

  /** The person has come back to the pane. */
  lookAgain(): void {
    const { clock, signIn } = this.parts.services;
    if (clock.now() - this.askedAtMs < ASK_AGAIN_AFTER_MS) return;
    this.askedAtMs = clock.now();
    void signIn()
      .then((port) => port.listUpstreams(new AbortController().signal))
      .then(({ version }) => this.note(version))
      // A relay that cannot be reached is told of where something is wanted of it.
      .catch(() => undefined);
  }

  /** Says nothing of this version any more, also in panes to come. */
  hide(): void {
    const { newer } = this.getState();
    if (newer === undefined) return;
    this.parts.services.memory.write(HIDDEN_KEY, newer);
    this.publish({ newer: undefined });
  }

  private note(version: string | undefined): void {
    const { own = PRODUCT_VERSION, services } = this.parts;
    const isNews = version !== undefined && isNewerVersion(version, own);
    const newer = isNews && services.memory.read(HIDDEN_KEY) !== version ? version : undefined;
    if (newer !== this.getState().newer) this.publish({ newer });
  }
}
