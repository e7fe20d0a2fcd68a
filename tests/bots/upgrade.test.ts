import type { Activity } from 'botbuilder';
import { TurnAdapter } from '../../bots/turnAdapter';
import { WaymarkBot } from '../../bots/waymarkBot';
import { NluPipeline } from '../../language/nluPipeline';
import type { Knowledge } from '../../model/knowledge';
import { MORNING, realKnowledge } from '../realKnowledge';
import { declared, renamed } from '../triage/renamed';

const understanding = new NluPipeline(realKnowledge);
const botOf = (knowledge: Knowledge) => new TurnAdapter(new WaymarkBot(knowledge, understanding));

const NAMES = { 'who/ex-recent': 'ex-lately', 'what/following': 'followed', fixated: 'fixed', 'effect/fear': 'afraid' };
const OLD = botOf(realKnowledge);
const DECLARED = botOf(renamed(realKnowledge, NAMES, declared(NAMES)));
const UNDECLARED = botOf(renamed(realKnowledge, { 'who/ex-recent': 'ex-lately' }));

const press = (question: string, ...answer: readonly string[]) => ({ kind: 'answer', question, answer });
const command = (name: string) => ({ kind: 'command', command: name });

/** As in a chat that began before the upgrade, by the buttons that stood on the screen then. */
const TALK = [
  press('danger', 'no'),
  press('who-for', 'me'),
  press('what', 'contact', 'following'),
  press('unwanted', 'yes'),
  press('repeated', 'several'),
  press('fixated', 'yes'),
  press('who', 'ex-recent'),
  press('signs', 'none'),
  press('where', 'bedfordshire'),
  command('back'),
  press('where', 'bedfordshire'),
  command('change'),
];

class Talk {
  memory: unknown;
  outdated: readonly string[] = [];

  async send(bot: TurnAdapter, value: object | undefined, text = ''): Promise<string> {
    const activity: Partial<Activity> = { type: 'message', channelId: 'directline', text, value };
    const { memory, replies, outdated } = await bot.turn(activity, this.memory, MORNING);
    this.memory = JSON.parse(JSON.stringify(memory));
    this.outdated = outdated;
    return replies.map(({ text = '' }) => text).join('\n');
  }

  /** @param botAt which release takes each turn */
  async all(botAt: (turn: number) => TurnAdapter): Promise<readonly string[]> {
    const said: string[] = [];
    for (const [turn, value] of TALK.entries()) said.push(await this.send(botAt(turn), value));
    return said;
  }
}

const usual = new Talk().all(() => OLD);

describe('Whoever is talking while a release is put in that calls answers and questions otherwise', () => {
  test.each([
    ['at any turn', (change: number) => (turn: number) => (turn < change ? OLD : DECLARED)],
    ['and taken back', (change: number) => (turn: number) => (turn < change ? DECLARED : OLD)],
    ['beside the old one', (change: number) => (turn: number) => ((turn + change) % 2 === 0 ? OLD : DECLARED)],
  ])('%s, hears the same, word for word', async (_when, botAt) => {
    for (const change of TALK.keys()) expect(await new Talk().all(botAt(change))).toEqual(await usual);
  });

  test('has told nothing in vain, though nobody said what an answer became: it is asked again, and told why', async () => {
    const talk = new Talk();
    for (const value of TALK.slice(0, 7)) await talk.send(OLD, value);
    const asked = await talk.send(UNDECLARED, press('signs', 'none'));
    expect(talk.outdated).toEqual(['who']);
    expect(asked).toContain(realKnowledge.messages['asked-anew']);
    expect(asked).toContain('Who is doing it?');
    // Whoever answers it hears what they would have heard.
    await talk.send(UNDECLARED, press('who', 'ex-lately'));
    expect(talk.outdated).toEqual([]);
    expect(await talk.send(UNDECLARED, press('where', 'bedfordshire'))).toBe((await usual)[8]);
  });

  test('goes on with the old release as if nothing had been', async () => {
    const talk = new Talk();
    for (const value of TALK.slice(0, 7)) await talk.send(OLD, value);
    await talk.send(UNDECLARED, press('signs', 'none'));
    expect(await talk.send(OLD, press('where', 'bedfordshire'))).toBe((await usual)[8]);
  });

  test('and who starts again, or wants it forgotten, has told nothing any more', async () => {
    for (const wanted of ['restart-sure', 'forget-now']) {
      const talk = new Talk();
      for (const value of TALK.slice(0, 7)) await talk.send(OLD, value);
      await talk.send(UNDECLARED, press('signs', 'none'));
      await talk.send(UNDECLARED, command(wanted));
      expect(JSON.stringify(talk.memory)).not.toContain('ex-recent');
    }
  });
});

test('a question that waits under a name that is gone is asked anew, and nobody is left without a reply', async () => {
  const without = { ...realKnowledge, questions: realKnowledge.questions.filter(({ id }) => id !== 'unwanted') };
  const talk = new Talk();
  for (const value of TALK.slice(0, 3)) await talk.send(OLD, value);
  expect(await talk.send(botOf(without), undefined, 'wobble')).not.toBe('');
  expect(await talk.send(botOf(without), press('unwanted', 'yes'))).not.toBe('');
});
