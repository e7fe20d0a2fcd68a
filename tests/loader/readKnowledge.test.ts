import type { Knowledge } from '../../model/knowledge';
import { readWith, soundFiles, told } from './soundKnowledge';

function soundWith(changes: Readonly<Record<string, string | null>> = {}): Knowledge {
  const loaded = readWith(changes);
  if (loaded.kind === 'broken') throw new Error(told(loaded));
  return loaded.knowledge;
}

function changed(name: string, from: string, to: string): Record<string, string> {
  const text = soundFiles.find((file) => file.name === name)?.text ?? '';
  expect(text).toContain(from);
  return { [name]: text.replace(from, to) };
}

describe('What an author writes the short way means the same as the long way', () => {
  const knowledge = soundWith();

  test('one text stands for the wording to everyone', () => {
    expect(knowledge.outcomes[0]?.title).toEqual({ person: 'Call 999 now' });
    expect(knowledge.outcomes[0]?.says).toEqual([{ person: 'Call 999. Cannot speak? Press 55.' }]);
  });

  test('a kind of help stands for help to everyone', () => {
    expect(knowledge.outcomes[1]?.help).toEqual([
      { kind: 'stalking', when: {} },
      { kind: 'listening', when: { 'who-for': ['me'] } },
      { kind: 'emergency', when: {} },
    ]);
  });

  test('yes, no and telephone numbers stay as they were typed', () => {
    expect(knowledge.questions[0]?.options.map(({ id }) => id)).toEqual(['yes', 'no', 'unsure']);
    expect(knowledge.services.map(({ phones }) => phones[0]?.number)).toEqual(['999', '116 123', '0808 157 0000']);
  });

  test('a number is as sure as its service unless it says otherwise', () => {
    const graded = soundWith(changed('services/everywhere.yaml', '116 123 }', '116 123, confidence: A }'));
    expect(graded.services.map(({ phones }) => phones[0]?.confidence)).toEqual(['owner', 'A', 'A']);
    expect(knowledge.services.map(({ phones }) => phones[0]?.confidence)).toEqual(['owner', 'B', 'A']);
  });

  test('a range of days is every day of it, a time is minutes after midnight', () => {
    expect(knowledge.services[2]?.hours).toEqual({
      kind: 'weekly',
      open: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 570, closes: 1020 },
        { days: ['sat', 'sun'], opens: 600, closes: 1440 },
      ],
      bank_holidays: 'closed',
      usually: false,
    });
    expect(knowledge.services[0]?.hours).toEqual({ kind: 'always' });
  });

  test('where someone is can be every area that is offered, the home area being the usual one', () => {
    expect(knowledge.questions[3]?.options).toMatchObject([
      { id: 'here', label: { person: 'Here' }, told: { person: 'Here' }, also: [], usual: true },
      { id: 'there', label: { person: 'There' }, told: { person: 'There' }, also: [], usual: false },
    ]);
  });

  test('a question is asked, and an answer lowers no care and implies nothing, unless they say so', () => {
    expect(knowledge.questions.map(({ id, asked }) => [id, asked])).toEqual([
      ['danger', true],
      ['who-for', true],
      ['unwanted', true],
      ['where', true],
      ['you', false],
    ]);
    expect(knowledge.questions[2]).toMatchObject({ ask_anyway: false, between: [] });
    expect(knowledge.questions[2]?.options[1]).toMatchObject({ lowers_care: false, implies: {}, plainly: [] });
    const implying = changed(
      'questions.yaml',
      'told: it is about you,',
      'told: it is about you, implies: { you: deaf },',
    );
    expect(soundWith(implying).questions[1]?.options[0]?.implies).toEqual({ you: ['deaf'] });
  });

  test('a short answer needs no topic, and gives its kinds of help to everyone', () => {
    const alone = soundWith(changed('short-answers.yaml', '    topic: stay-safe\n', ''));
    expect(alone.short_answers).toEqual([
      {
        id: 'tell-police',
        asks: { person: 'How do I tell the police?' },
        always: [],
        anywhere: [],
        told_after: [],
        only_beside: [],
        says: { person: 'You can tell the police. When and how is up to you.' },
        first: [],
        help: [{ kind: 'listening', when: {} }],
        in_danger: false,
        for_the_accused: false,
        reasons: false,
        cites: false,
        sources: ['The owner.'],
      },
    ]);
  });

  test('the names of places are in one text for each area, and the file may be missing', () => {
    const file =
      'places:\n  - area: here\n    names: >-\n      Easton, Port Haven,\n      Weston\n  - names: Newtown\n';
    expect(soundWith({ 'places.yaml': file }).places).toEqual([
      { area: 'here', names: ['Easton', 'Port Haven', 'Weston'] },
      { names: ['Newtown'] },
    ]);
    expect(knowledge.places).toEqual([]);
    expect(knowledge.place_names).toEqual({ shared: [], everyday: [], people: [], elsewhere: [] });
  });

  test('a service serves the area of its file', () => {
    expect(knowledge.services.map(({ area }) => area)).toEqual(['uk', 'uk', 'here']);
  });

  test('a list used twice can be written once', () => {
    const shared = soundWith({
      ...changed('outcomes.yaml', 'help: [emergency]', 'help: &urgent [emergency]'),
    });
    const outcomes = changed('outcomes.yaml', 'help: [emergency]', 'help: &urgent [emergency]')['outcomes.yaml'] ?? '';
    const reused = outcomes.replace('help: [listening]', 'help: *urgent');
    expect(soundWith({ 'outcomes.yaml': reused }).outcomes[2]?.help).toEqual(shared.outcomes[0]?.help);
  });
});

describe('An author is told of everything at once', () => {
  test('mistakes in different files are all told, in order of file and line', () => {
    const spots = told(
      readWith({
        ...changed('advice.yaml', 'topic: stay-safe', 'topic: stay-save'),
        ...changed('areas.yaml', 'home: yes', 'home: aye'),
        ...changed('topics.yaml', 'title: Stay safe', 'titel: Stay safe'),
      }),
    ).match(/^knowledge\S+ \S+$/gm);
    expect(spots).toEqual([
      'knowledge/advice.yaml:3:12 unknown-topic',
      'knowledge/areas.yaml:9:11 not-allowed',
      'knowledge/topics.yaml:2:5 missing-field',
      'knowledge/topics.yaml:3:5 unknown-field',
    ]);
  });

  test('nobody in danger goes without the button for 999, and nobody else gets it', () => {
    const lacking = readWith(changed('outcomes.yaml', '    emergency: yes\n', ''));
    expect(told(lacking)).toContain('Write “emergency: yes” in the outcome “danger”.');
    const misplaced = readWith(changed('outcomes.yaml', 'title: Stalking\n', 'title: Stalking\n    emergency: yes\n'));
    expect(told(misplaced)).toContain('“stalking” would be shown as danger now, which is “danger”.');
  });

  test('a page without its words is told as a whole', () => {
    expect(told(readWith({ 'labels.yaml': 'labels: {}' }))).toContain(
      'The group of labels “host” is missing.\n  1 | labels: {}\n    |         ^^\nAdd “host:” with its labels below it.',
    );
  });

  test('a reference to nothing is told, not taken for text', () => {
    const loaded = readWith(changed('topics.yaml', 'title: Stay safe', 'title: *safe'));
    expect(told(loaded)).toContain('uses *safe, and no list or text is named &safe');
  });

  test('files of Windows and of the Mac are read alike', () => {
    const windows = soundFiles.map(({ name, text }) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
    expect(soundWith(Object.fromEntries(windows))).toEqual(soundWith());
  });
});
