import type { ScriptStep, ScriptStepKind } from '../../model/knowledge';

/** The steps of a call, in order. */
export class CallScript {
  readonly first: ScriptStep;

  constructor(private readonly steps: readonly ScriptStep[]) {
    const [first] = steps;
    if (!first) throw new Error('The script has no steps.');
    this.first = first;
  }

  step(id: string): ScriptStep {
    return this.steps.find((one) => one.id === id) ?? this.first;
  }

  /** The id of the first step of this kind. */
  stepOfKind(kind: ScriptStepKind): string {
    return (this.steps.find((one) => one.kind === kind) ?? this.first).id;
  }

  /** The id of the next step in a usual call; the last step is followed by itself. */
  nextStep({ id, aside }: ScriptStep): string {
    const usual = this.steps.filter((one) => !one.aside);
    return usual[aside ? 0 : usual.findIndex((one) => one.id === id) + 1]?.id ?? id;
  }
}
