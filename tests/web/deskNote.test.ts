import fc from 'fast-check';
import { INTERNAL_PARTS } from '../../model/deskRecord';
import { Call } from '../../web/desk/call';
import { CallerLines } from '../../web/desk/note/callerLines';
import { summaryOf } from '../../web/desk/note/handoverSummary';
import { noteParts } from '../../web/desk/note/noteParts';
import { noteSections, noteText } from '../../web/desk/note/noteSections';
import { practiceFeedback } from '../../web/desk/note/practice';
import {
  answerRisk,
  fillField,
  followAnswers,
  logOption,
  logWords,
  recordState,
  tasksOf,
} from '../../web/desk/note/recording';
import { MORNING, realKnowledge } from '../realKnowledge';
import { deskWithCall, pageDataOf, stateOf } from './deskCall';

type Stage = ReturnType<typeof deskWithCall>;

const summary = ({ desk, call, pageData, clock }: Stage) =>
  summaryOf({ call, pageData, handler: desk.handler, now: clock.now });
const parts = (stage: Stage) => noteParts(summary(stage), (id) => stage.desk.label(id));
const says = ({ desk }: Stage) => tasksOf(desk).map((one) => one.says);

function fill({ desk, pageData }: Stage, id: string, text: string): void {
  const field = pageData.wrap_up.find((one) => one.id === id);
  if (!field) throw new Error(`There is no field ${id}.`);
  fillField(desk, field, text);
}

test('danger that was told once stands in the note with its time, whatever is answered after it', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), (dangers) => {
      const stage = deskWithCall();
      for (const [place, danger] of dangers.entries()) {
        stage.clock.now = new Date(Date.UTC(2026, 0, 5, 10, place));
        recordState(stage.desk, stateOf({ danger }), 'pressed');
      }
      const first = dangers.indexOf(true);
      const told = `10:0${first} Danger now, told by the caller`;
      expect(parts(stage).danger.includes(told)).toBe(first >= 0);
    }),
  );
});

test('a flag that was raised stays in the note when its answer is taken back', () => {
  const stage = deskWithCall();
  recordState(stage.desk, stateOf({ flags: [{ id: 'strangled', act: 'supervisor', says: 'Strangling' }] }), 'pressed');
  recordState(stage.desk, stateOf(), 'pressed');
  expect(parts(stage).flags).toEqual(['10:30 Supervisor: Strangling']);
  expect(parts(stage).events).toContain('10:30 Flag: Strangling');
});

test.each(['strangled', 'kill-threat', 'weapons', 'breach', 'children', 'their-suicide', 'own-suicide'])(
  'a yes to the question about %s raises a flag of its own, and a no raises none',
  (theme) => {
    const raised = (['yes', 'no', 'not-known'] as const).map((answer) => {
      const stage = deskWithCall();
      stage.call.shownTheme = stage.pageData.themes.findIndex(({ id }) => id === theme);
      answerRisk(stage.desk, answer);
      return [...stage.call.raisedFlags.keys()];
    });
    const own = realKnowledge.flags.filter(({ themes }) => themes.includes(theme));
    expect(raised).toEqual([own.map(({ id }) => id), [], []]);
    expect(own.every(({ themes }) => themes.length === 1)).toBe(true);
  },
);

test('a flag cannot be passed over in silence: until somebody says whether a supervisor was told, it is still to do', () => {
  const stage = deskWithCall();
  const asked = 'There is a flag: was your supervisor told?';
  recordState(stage.desk, stateOf({ flags: [{ id: 'hurt', act: 'supervisor', says: 'Hurt' }] }), 'pressed');
  expect(says(stage)).toContain(asked);
  stage.call.handedOver = true;
  fill(stage, 'supervisor', 'no');
  expect([says(stage).includes(asked), stage.call.handedOver]).toEqual([false, false]);
});

test('danger asks for a place and for who rang 999; in a control room, which is the police, for the place alone', () => {
  const ask = (room: 'helpline' | 'control-room') => {
    const stage = deskWithCall(pageDataOf(room));
    const flags = [{ id: 'danger', act: 'call-999', says: 'Danger' } as const];
    recordState(stage.desk, stateOf({ danger: true, flags }), 'pressed');
    return says(stage).filter((one) => one.startsWith('Danger:'));
  };
  expect(ask('helpline')).toEqual(['Danger: where are they?', 'Danger: who rang 999?']);
  expect(ask('control-room')).toEqual(['Danger: where are they?']);
});

test('the words in danger ask for the place first, and only a helpline asks the caller to hang up', () => {
  const [helpline, control] = [pageDataOf('helpline'), pageDataOf('control-room')].map((one) => one.danger_script);
  for (const script of [helpline, control]) {
    expect(script?.says[0]?.person).toMatch(/^Where are you/);
    expect(script?.says[0]?.other).toMatch(/^Where are they/);
    expect(script?.fields[0]).toBe('place');
  }
  const words = (script: typeof helpline) =>
    script?.says.flatMap(({ person, other }) => [person, other ?? '']).join(' ');
  expect(words(helpline)).toMatch(/hang up and call 999/);
  expect(words(control)).not.toMatch(/hang up/);
  expect(words(control)).toMatch(/Stay on the line/);
});

test('asked and no, not known, and never asked are three different things in the note', () => {
  const stage = deskWithCall();
  const [first, second, third] = stage.pageData.themes;
  stage.call.goToStep('themes');
  answerRisk(stage.desk, 'no');
  logWords(stage.desk, 'she would rather wait');
  answerRisk(stage.desk, 'not-known');
  const { risk, 'not-asked': open } = parts(stage);
  expect(risk).toEqual([
    `${first?.ask.person} No (10:30)`,
    `${second?.ask.person} Not known, “she would rather wait” (10:30)`,
  ]);
  expect(open[0]).toContain(third?.name);
  expect(open[0]).not.toContain(first?.name);
  expect(JSON.stringify(summary(stage))).not.toMatch(/score|level/i);
});

test('the agreed word for danger is heard in any capitals and between any other words, and no other word is', () => {
  const other = fc.array(fc.constantFrom('and', 'he', 'said', 'bluebell', 'ok'), { maxLength: 4 });
  fc.assert(
    fc.property(other, other, fc.boolean(), fc.boolean(), (before, after, isSaid, isLoud) => {
      const stage = deskWithCall();
      fill(stage, 'danger-word', 'Bluebells');
      const word = isLoud ? 'BLUEBELLS!' : 'bluebells,';
      logWords(stage.desk, [...before, ...(isSaid ? [word] : []), ...after].join(' '));
      expect(stage.answered).toEqual(isSaid ? [['danger', ['yes']]] : []);
      expect(stage.call.events.some(({ kind }) => kind === 'danger-word')).toBe(isSaid);
    }),
  );
});

test('without an agreed word nothing that is typed is taken for one', () => {
  const stage = deskWithCall();
  fill(stage, 'danger-word', ' ');
  logWords(stage.desk, '');
  logWords(stage.desk, 'anything at all');
  expect(stage.answered).toEqual([]);
});

test('somebody who is near is remembered, and so is what was agreed for when it goes quiet', () => {
  const stage = deskWithCall();
  for (const id of ['safe-to-talk', 'someone-near']) {
    stage.call.goToStep(id);
    const option = stage.call.step.options.find(({ raises }) => raises.length > 0);
    if (option) stage.call.choose(option, MORNING);
    if (option) logOption(stage.desk, option);
  }
  expect(stage.call.near).toBe(true);
  expect([...stage.call.raisedFlags.keys()]).toEqual(expect.arrayContaining(['person-near', 'police-if-quiet']));
});

test('whoever rings about what they do themselves is led to words of their own, once, and danger goes before', () => {
  const stage = deskWithCall();
  const own = stateOf({ steps: ['own-behaviour'] });
  followAnswers(stage.desk, { ...own, danger: true });
  expect(stage.call.step.id).toBe('danger-first');
  followAnswers(stage.desk, own);
  expect(stage.call.step.id).toBe('own-behaviour');
  stage.call.goToStep('options');
  followAnswers(stage.desk, own);
  expect(stage.call.step.id).toBe('options');
});

test('who has told of an order that is on them is not asked for one', () => {
  const stage = deskWithCall();
  const own = stateOf({ steps: ['own-order-told', 'own-behaviour'] });
  followAnswers(stage.desk, own);
  expect(stage.call.step.id).toBe('own-order-told');
  const [since] = stage.call.step.options;
  if (since) stage.call.choose(since, MORNING);
  if (since) logOption(stage.desk, since);
  stage.call.goToStep('own-harm');
  followAnswers(stage.desk, own);
  expect(stage.call.step.id).toBe('own-harm');
  expect([...stage.call.raisedFlags.keys()]).toEqual(expect.arrayContaining(['own-behaviour', 'own-breach']));
});

test('an ex whose acts are written down as harassment has to be given a reason', () => {
  const stage = deskWithCall();
  stage.call.state = stateOf();
  const asked = 'An ex, recorded as harassment: why not as stalking?';
  expect(says(stage)).not.toContain(asked);
  stage.call.codes.set('harassment', true);
  expect(says(stage)).toContain(asked);
  stage.call.state = stateOf({ to_do: stage.call.state.to_do.filter((id) => id !== 'why-not-stalking') });
  expect(says(stage)).not.toContain(asked);
});

describe.each(realKnowledge.note_templates)('the note as $id', (template) => {
  /** A call in which there is something of everything. */
  function fullCall(): Stage {
    const stage = deskWithCall();
    recordState(stage.desk, stateOf({ danger: true }), 'pressed');
    const questions = [{ id: 'who', name: 'Who', state: 'done', answer: 'An ex', told: 'it is an ex' } as const];
    const flags = [{ id: 'hurt', act: 'supervisor', says: 'Hurt' } as const];
    recordState(stage.desk, stateOf({ questions, flags, themes: ['fear'] }), 'typed');
    logWords(stage.desk, 'he keeps coming');
    for (const { id } of stage.pageData.wrap_up) fill(stage, id, `the ${id}`);
    const [option] = stage.call.step.options;
    if (option) stage.call.choose(option, MORNING);
    for (const { id } of stage.pageData.dispositions) stage.call.codes.set(id, true);
    return stage;
  }

  test('holds every line of the call once, and reads out nothing that is internal', () => {
    const stage = fullCall();
    const all = parts(stage);
    const sections = noteSections(summary(stage), template, (id) => stage.desk.label(id));
    const lines = (inside: boolean) => sections.filter((one) => one.internal === inside).flatMap((one) => one.lines);
    expect([...lines(false), ...lines(true)].sort()).toEqual(Object.values(all).flat().sort());
    expect(lines(true).sort()).toEqual(INTERNAL_PARTS.flatMap((part) => all[part]).sort());
    expect(lines(true).join()).toMatch(/D20 Misuse/);
    const text = noteText(sections, 'Not read out');
    expect(text.indexOf('Not read out')).toBeGreaterThan(text.indexOf('he keeps coming'));
    expect(text.slice(0, text.indexOf('Not read out'))).not.toMatch(/D15|D20|the supervisor/);
  });
});

test('a practice call shows at its end what was asked, raised and taken down, and what was missed', () => {
  const pageData = pageDataOf();
  const practice = pageData.practice_calls.find(({ id }) => id === 'own-behaviour-order');
  const stage = deskWithCall(pageData, practice);
  const { call, desk } = stage;
  const missed = () =>
    practiceFeedback(call, pageData, stage.clock.now)
      ?.points.filter(({ done }) => !done)
      .map(({ kind, name }) => `${kind} ${name}`);
  expect(missed()?.length).toBe(9);
  for (const id of ['danger-first', 'own-behaviour', 'own-order', 'own-harm']) {
    call.goToStep(id);
    const [option] = call.step.options;
    if (option) call.choose(option, MORNING);
    if (option) logOption(desk, option);
  }
  fill(stage, 'intelligence', 'drove past last night');
  expect(missed()).toEqual(['gives Own behaviour', 'fills Supervisor told']);
  stage.clock.now = new Date(call.startedAt.getTime() + 95_000);
  expect(practiceFeedback(call, pageData, stage.clock.now)).toMatchObject({ taken: 95, most: 480 });
  expect(practiceFeedback(new Call(pageData.script), pageData, stage.clock.now)).toBeUndefined();
});

test('a caller in practice does not say the same words twice', () => {
  const [mother] = pageDataOf().practice_calls.filter(({ id }) => id === 'mother-of-a-teenager');
  const lines = new CallerLines(mother?.lines ?? []);
  expect(lines.at('what')).toMatch(/he is outside!$/);
  expect(lines.at('what')).toMatch(/he is outside!$/);
  lines.at('danger');
  expect(lines.at('what')).toMatch(/^The police are on their way/);
});
