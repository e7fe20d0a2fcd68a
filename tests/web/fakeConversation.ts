import type { ActionExtras, ButtonPayload } from '../../model/protocol/activities';

/** What the pretended bot says. The words are for these tests only; no person ever reads them. */
export interface Said {
  readonly type: string;
  readonly [field: string]: unknown;
}

const button = (title: string, value: ButtonPayload, extras?: ActionExtras) => ({
  type: 'messageBack',
  title,
  text: title,
  value,
  ...(extras && { channelData: extras }),
});
const answer = (question: string, id: string, title: string) =>
  button(title, { kind: 'answer', question, answer: [id] });
const command = (name: string, title: string) => button(title, { kind: 'command', command: name }, { minor: true });
const MINOR = [command('skip', 'Skip this'), command('why', 'Why do you ask?'), command('back', 'Go back')];

const say = (text: string, kind = 'text', more: object = {}): Said => ({
  type: 'message',
  text,
  channelData: { waymark: { kind } },
  ...more,
});

function question(text: string, id: string, actions: readonly object[], extras: object): Said {
  const channelData = { waymark: { kind: 'question', question: id, ...extras } };
  return { ...say(text), channelData, suggestedActions: { actions: [...actions, ...MINOR] } };
}

export const danger = question(
  'Is anyone in danger **right now**?',
  'danger',
  [answer('danger', 'no', 'No'), answer('danger', 'yes', 'Yes'), answer('danger', 'unsure', 'I am not sure')],
  { choose: 'one', progress: 'About 8 questions left' },
);

const happening = question(
  'What has been happening? Choose all that fit, or say it in your own words.',
  'happening',
  [
    answer('happening', 'messages', 'Calls, texts or messages I do not want'),
    answer('happening', 'following', 'Following me or turning up where I am'),
    answer('happening', 'watching', 'Watching me, or knowing things they should not know'),
    answer('happening', 'property', 'Damage to my things, or leaving things'),
  ],
  { choose: 'many', progress: 'About 5 questions left' },
);

/** Of three signs one was heard already; the question comes with six lines that were noted. */
const signs = question(
  'Has any of this happened too?',
  'signs',
  [
    button('A weapon', { kind: 'answer', question: 'signs', answer: ['weapon'] }),
    button('Getting into my home', { kind: 'answer', question: 'signs', answer: ['got-in', 'weapon'] }),
    button('It is getting worse', { kind: 'answer', question: 'signs', answer: ['worse', 'weapon'] }),
    button('None of these', { kind: 'answer', question: 'signs', answer: ['none'] }, { alone: true }),
    ...['Who it is about', 'What has been happening', 'Unwanted', 'Repeated', 'Who is doing it', 'Fixated'].map(
      (name) => button(`Change: ${name}`, { kind: 'change', question: name }, { minor: true }),
    ),
  ],
  { choose: 'many', progress: 'Last question', chosen: ['weapon'] },
);

const shortAnswer = say('No, you do not have to give a name.', 'text', {
  suggestedActions: {
    actions: [button('More about this', { kind: 'topic', topic: 'names', from: 0 }, { minor: true })],
  },
});

const service = {
  contentType: 'application/vnd.microsoft.card.hero',
  content: {
    title: 'A Helpline for Everyone',
    subtitle: 'Open now, closes at 8pm',
    text: 'Advice for anyone who is followed, watched or pestered.\n\nFree to call. May show on the bill.\n\nWe checked this on their own website on 2 November 2026.',
    buttons: [
      { type: 'call', title: 'Call 0808 157 0000', value: 'tel:08081570000' },
      { type: 'openUrl', title: 'helpline.example', value: 'https://helpline.example/' },
    ],
  },
};

const outcome: readonly Said[] = [
  say(
    'This looks like stalking, and we take it seriously.\n\nYou told us:\n- you do not want it to happen\n- it has happened more than once\n\nThis is not a legal decision.',
    'outcome',
  ),
  say('These people can help you.', 'services', {
    attachments: [
      service,
      {
        ...service,
        content: { ...service.content, title: 'Another Line', subtitle: 'Opens Monday at 9.30am' },
      },
    ],
  }),
  say('What would you like to do next?', 'choices', {
    suggestedActions: {
      actions: [
        button('Ways to stay safer', { kind: 'topic', topic: 'safety' }),
        button('How to report it', { kind: 'topic', topic: 'report' }),
        command('restart', 'Start again'),
        command('forget', 'Forget all this'),
      ],
    },
  }),
];

const emergency = say(
  '**Call 999 now**\n\nThis program cannot send help.\n\nIf you cannot speak, stay on the line and press 55 when asked. You can text 999 if your phone is registered, or call 0800 40 50 40 on a train.',
  'emergency',
);

const sure = say('Shall I delete it all?', 'choices', {
  suggestedActions: {
    actions: [
      button('Forget it all', { kind: 'command', command: 'forget-sure' }),
      button('Carry on', { kind: 'command', command: 'carry-on' }),
    ],
  },
});

export function forgets(text: string, value: ButtonPayload | undefined): boolean {
  return text === 'forget this' || (value?.kind === 'command' && value.command.startsWith('forget-'));
}

/** What the pretended bot answers to one activity. */
export function replies(text: string, value: ButtonPayload | undefined): readonly Said[] {
  if (forgets(text, value)) return [say('It is forgotten.'), danger];
  if (text === 'exit') return [{ type: 'endOfConversation', code: 'userCancelled' }];
  if (text === 'bye') return [{ type: 'endOfConversation' }];
  if (text === 'silence') return [];
  if (text === 'do i have to give a name') return [shortAnswer, danger];
  if (text === 'signs') return [signs];
  if (value?.kind === 'command' && value.command === 'forget') return [sure];
  if (value?.kind !== 'answer') return [say(`You wrote ${text.length} characters.`)];
  if (value.question !== 'danger') return outcome;
  return value.answer[0] === 'yes' ? [emergency] : [happening];
}

export const greeting: readonly Said[] = [
  say('Hello. I can help you find out who can help.\n\nYou can stop at any time.'),
  danger,
];
