import { TurnAdapter } from '../bots/turnAdapter';
import { WaymarkBot } from '../bots/waymarkBot';
import { printProblems } from '../loader/problem';
import type { Knowledge } from '../model/knowledge';
import { conversationReport, lifeList } from '../training/simulate/conversationReport';
import type { SimulatedActivity, SimulatedBot } from '../training/simulate/heard';
import type { Life } from '../training/simulate/lifeFormat';
import { measureLife } from '../training/simulate/measureLife';
import { type PlayedLife, playLife } from '../training/simulate/playLife';
import { LIFE_SETS, LIVES_IN_PART, projectLives } from '../training/simulate/readLives';
import { transcript } from '../training/simulate/transcript';

/** A Tuesday morning, when helplines are open. */
const WHEN = new Date('2026-11-24T10:30:00Z');

/**
 * `npm run measure -- conversations`: plays every life against the bot, and prints how it went.
 *
 * @param wanted the names of sets, or nothing for all; `--list` for a line for each life; `--show` and the id of one
 * @returns the exit code
 */
export async function measureConversations(wanted: readonly string[], knowledge: Knowledge): Promise<number> {
  const { problems, ...lives } = projectLives(knowledge);
  if (problems.length > 0) process.stderr.write(printProblems(problems, LIVES_IN_PART));
  const bot = simulatedBot(knowledge);
  const play = (life: Life) => playLife(life, bot, knowledge, WHEN);
  const named = LIFE_SETS.filter((set) => wanted.includes(set));
  if (wanted.includes('--show')) return show(wanted.at(wanted.indexOf('--show') + 1) ?? '', lives, play);
  for (const set of named.length > 0 ? named : LIFE_SETS) {
    const measures = [];
    for (const life of lives[set]) measures.push(measureLife(await play(life), knowledge));
    const lines = wanted.includes('--list') ? [`== ${set}`, ...lifeList(measures)] : conversationReport(set, measures);
    process.stdout.write(`${lines.join('\n')}\n\n`);
  }
  return problems.length > 0 ? 1 : 0;
}

async function show(
  id: string,
  sets: Readonly<Record<(typeof LIFE_SETS)[number], readonly Life[]>>,
  play: (life: Life) => Promise<PlayedLife>,
): Promise<number> {
  const life = LIFE_SETS.flatMap((set) => sets[set]).find((one) => one.id === id);
  if (life) process.stdout.write(`${transcript(await play(life)).join('\n')}\n`);
  else process.stderr.write(`No life is called “${id}”; --list names them all.\n`);
  return life ? 0 : 1;
}

/** The bot of the widget, without a channel. */
export function simulatedBot(knowledge: Knowledge): SimulatedBot {
  const adapter = new TurnAdapter(new WaymarkBot(knowledge));
  return {
    turn: ({ type, ...activity }: SimulatedActivity, memory, now) => {
      const joins = type === 'conversationUpdate' ? { membersAdded: [PERSON] } : {};
      return adapter.turn({ type, ...ADDRESS, ...joins, ...activity }, memory, now);
    },
  };
}

const PERSON = { id: 'person', name: '' };

const ADDRESS = {
  channelId: 'directline',
  conversation: { id: 'simulated', isGroup: false, conversationType: '', name: '' },
  from: PERSON,
  recipient: { id: 'waymark', name: '' },
};
