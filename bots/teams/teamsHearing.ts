import { type Activity, ActivityTypes } from 'botbuilder';
import { line } from '../../dialogs/replies';
import type { BotTurn } from '../../dialogs/turnInProgress';
import type { Knowledge } from '../../model/knowledge';
import type { TurnAdapter } from '../turnAdapter';
import { isInDanger, isUrgent, showsDanger } from './botTurns';
import { extrasOf } from './replyParts';
import type { TeamsMemory } from './teamsReplies';
import { hasMedia, piecesOf, takenIn } from './typedText';

type TeamsActivity = Partial<Activity>;

/** Milliseconds in which the same press twice is a slip of the finger. */
const TWICE_WITHIN = 3000;

/** Hears what comes from Teams: text of any length, nothing but a picture, the same press again. */
export class TeamsHearing {
  constructor(private readonly bot: TurnAdapter) {}

  /**
   * A press that says nothing new is answered with where the person is, as they may never have got the answer to the first.
   * Only who presses twice in a moment is not answered twice, save in danger. Nor is there anything to read in a picture.
   */
  async turn(heard: TeamsActivity, before: TeamsMemory, now: Date): Promise<BotTurn> {
    if (!heard.value && heard.text === '') return withoutOutcome(await this.carryOn(before, now));
    const turn = await this.readWhole(heard, before, now);
    // What ends or forgets says something new, be it without a word.
    if (turn.end !== 'no' || turn.replies.length > 0 || !heard.value || !before.agreed) return turn;
    const [last, at] = before.pressed ?? ['', 0];
    const isTwice = last === pressOf(heard) && now.getTime() - at < TWICE_WITHIN;
    return isTwice && !isInDanger(turn) ? turn : this.carryOn(before, now);
  }

  /** Of a message that is too long to be taken in, the first part is; but danger is heard in all of it. */
  async readWhole(heard: TeamsActivity, before: TeamsMemory, now: Date): Promise<BotTurn> {
    const { text: typed = '' } = heard;
    let turn = await this.bot.turn({ ...heard, text: takenIn(typed) }, before.talk, now);
    for (const piece of piecesOf(typed)) {
      if (showsDanger(turn)) return turn;
      // Between two pieces others have their turn.
      await new Promise(setImmediate);
      const later = await this.bot.turn({ ...heard, text: piece }, turn.memory, now);
      if (isUrgent(later)) turn = later;
    }
    return turn;
  }

  /** Where the person is, again. */
  carryOn(before: TeamsMemory, now: Date): Promise<BotTurn> {
    return this.bot.turn(press('carry-on'), before.talk, now);
  }
}

/** An outcome stands in the chat already: what can be done next is enough. */
function withoutOutcome(turn: BotTurn): BotTurn {
  if (turn.reached.length === 0 || isUrgent(turn)) return turn;
  return { ...turn, reached: [], replies: turn.replies.filter((reply) => extrasOf(reply)?.kind === 'choices') };
}

/** What is said of what could not be read: pictures and the like, and what is too long. */
export function notRead(knowledge: Knowledge, heard: TeamsActivity): readonly TeamsActivity[] {
  return [
    ...(hasMedia(heard) ? [line(knowledge, 'teams-no-media')] : []),
    ...(takenIn(heard.text ?? '') !== heard.text ? [line(knowledge, 'teams-too-long')] : []),
  ];
}

export function press(command: string): TeamsActivity {
  return { type: ActivityTypes.Message, value: { kind: 'command', command } };
}

function pressOf({ value }: TeamsActivity): string {
  return JSON.stringify(value) ?? '';
}

/** A card whose button is pressed after the memory was cleared can still be cleared away. */
export function withCard(before: TeamsMemory, { value, replyToId }: TeamsActivity): TeamsMemory {
  if (!value || !replyToId || before.open.length > 0) return before;
  return { ...before, open: [{ name: '', replyToId }] };
}

export function withPressed<T extends { readonly memory: TeamsMemory | undefined }>(
  turn: T,
  heard: TeamsActivity,
  now: Date,
): T {
  if (!heard.value || turn.memory === undefined) return turn;
  return { ...turn, memory: { ...turn.memory, pressed: [pressOf(heard), now.getTime()] } };
}
