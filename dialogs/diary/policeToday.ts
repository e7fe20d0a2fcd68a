import type { TurnContext } from 'botbuilder';
import type { ToldSigns } from '../../diary/toldSigns';
import type { NluResult } from '../../language/nluResult';
import { WHERE } from '../../model/answers';
import type { DangerSign, Knowledge } from '../../model/knowledge';
import { signToSay } from '../../triage/signpost';
import { message, say } from '../replies';
import { policeLead } from '../showOutcome';
import { type TurnInProgress, turnOf } from '../turnInProgress';
import { audienceOf, inWords } from '../wording';

/** Says beside the record that the police should hear today of what was written: once, and again only of what is graver. */
export class PoliceToday {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly signs: ToldSigns,
  ) {}

  /** @returns whether it was said */
  async say(context: TurnContext, words: string, reading: NluResult): Promise<boolean> {
    const turn = turnOf(context);
    const { [WHERE]: where } = turn.answers;
    const told = { ...this.signs.in(words, reading, turn.now), ...(where && { [WHERE]: where }) };
    const sign = signToSay(this.knowledge, told, turn.diary.policeNamedFor);
    if (!sign) return false;
    turn.diary = { ...turn.diary, policeNamedFor: sign.id };
    const lead = policeLead(this.knowledge, turn.answers);
    const why = inWords(sign.says, audienceOf(turn.answers));
    await say(context, message(this.#isSaid(sign, turn) ? lead : `${lead} ${why}`, { kind: 'text' }));
    return true;
  }

  /** Whether the chat has just said more of it than stands here: what to do after a hand on the throat. */
  #isSaid({ when }: DangerSign, { told }: TurnInProgress): boolean {
    const shown = this.knowledge.questions.flatMap(({ id, options }) =>
      options.filter((option) => when[id]?.includes(option.id)).flatMap(({ at_once: answer }) => answer ?? []),
    );
    return shown.some((answer) => told[answer] !== undefined);
  }
}
