import type { ScriptStep, StepKind } from '../../model/knowledge';

/** The way through the steps of a call. */
export class Script {
  readonly first: ScriptStep;

  constructor(private readonly steps: readonly ScriptStep[]) {
    const [first] = steps;
    if (!first) throw new Error('The script has no steps.');
    this.first = first;
  }

  step(id: string): ScriptStep {
    return this.steps.find((one) => one.id === id) ?? this.first;
  }

  /** The step that stands for a part of the desk. */
  part(kind: StepKind): string {
    return (this.steps.find((one) => one.kind === kind) ?? this.first).id;
  }

  /** The step after this one, as a usual call goes; after the last there is only itself. */
  after({ id, aside }: ScriptStep): string {
    const usual = this.steps.filter((one) => !one.aside);
    return usual[aside ? 0 : usual.findIndex((one) => one.id === id) + 1]?.id ?? id;
  }
}
