import { Subscribable } from "../basis/subscribable";

/** What an expert chose about one model, beyond which of its inputs are fed by which columns. */
export interface ModelChoices {
  /** What was typed for parameters, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** All outputs that the model has answered so far. */
  readonly outputs: readonly string[];
  readonly outputsLeftOut: ReadonlySet<string>;
}

/** By `modelKey`. */
export type ModelChoicesState = ReadonlyMap<string, ModelChoices>;

const NOTHING: ModelChoices = { parameters: new Map(), outputs: [], outputsLeftOut: new Set() };

/** A model among those of all upstreams: bare servers all have the same route. */
export function modelKey(upstreamId: string, route: string): string {
  return `${upstreamId} ${route}`;
}

/** What was chosen about a model; nothing, until something is. */
export function choicesAbout(state: ModelChoicesState, key: string | undefined): ModelChoices {
  return (key === undefined ? undefined : state.get(key)) ?? NOTHING;
}

/** Parameters and outputs of each model, kept while the pane is open. */
export class ModelChoicesSession extends Subscribable<ModelChoicesState> {
  constructor() {
    super(new Map());
  }

  typeParameter(key: string, name: string, text: string): void {
    const { parameters } = choicesAbout(this.getState(), key);
    this.change(key, { parameters: new Map([...parameters, [name, text]]) });
  }

  /** A run was answered with these outputs; those left out before do not answer, and are still there. */
  noteOutputs(key: string, outputs: readonly string[]): void {
    const known = choicesAbout(this.getState(), key).outputs;
    const added = outputs.filter((output) => !known.includes(output));
    if (added.length > 0) this.change(key, { outputs: [...known, ...added] });
  }

  leaveOutputsOut(key: string, outputsLeftOut: ReadonlySet<string>): void {
    this.change(key, { outputsLeftOut });
  }

  private change(key: string, change: Partial<ModelChoices>): void {
    const state = this.getState();
    this.publish(new Map([...state, [key, { ...choicesAbout(state, key), ...change }]]));
  }
}

/** The outputs that become columns; undefined while all of them do. */
export function keptOutputs({ outputs, outputsLeftOut }: ModelChoices): readonly string[] | undefined {
  const kept = outputs.filter((output) => !outputsLeftOut.has(output));
  return kept.length === outputs.length || kept.length === 0 ? undefined : kept;
}
