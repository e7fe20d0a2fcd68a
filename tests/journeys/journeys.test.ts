import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Conversation, realKnowledge } from './conversation';
import { TeamsConversation } from './teamsConversation';

/** One line of a journey: who does what, or what must be seen after it. */
type Line =
  | { readonly person: string | readonly string[] }
  | { readonly types: string }
  | { readonly waymark: string | readonly string[] }
  | { readonly never: string | readonly string[] }
  | { readonly services: readonly string[] }
  | { readonly asks: string }
  | { readonly offers: string }
  | { readonly not_offered: string }
  | { readonly ticked: readonly string[] }
  | { readonly ends: string };

interface Journey {
  readonly promise: string;
  /** The clock, UTC; a Tuesday morning unless the journey needs another time. */
  readonly at?: string;
  /** "no" where Teams goes another way, which tests/bots tells of: there is no record in it. */
  readonly in_teams?: 'no';
  readonly talk: readonly Line[];
}

const USUAL_TIME = '2026-11-24T10:30:00Z';
const folder = __dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('%s', (file) => {
  const journey: Journey = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' });

  const channels = [
    ['', Conversation],
    ...(journey.in_teams === 'no' ? [] : ([[' (in Teams)', TeamsConversation]] as const)),
  ] as const;

  test.each(channels)(`${journey.promise}%s`, async (_, Channel) => {
    const conversation = new Channel(realKnowledge, new Date(journey.at ?? USUAL_TIME));
    await conversation.begin();
    for (const [place, line] of journey.talk.entries()) {
      try {
        await play(conversation, line);
      } catch (error) {
        throw new Error(`Line ${place + 1}, ${JSON.stringify(line)}: ${String(error)}\n---\n${conversation.said()}`);
      }
    }
  });
});

async function play(conversation: Conversation | TeamsConversation, line: Line): Promise<void> {
  if ('person' in line) await conversation.press(...texts(line.person));
  else if ('types' in line) await conversation.type(line.types);
  else if ('waymark' in line) for (const text of texts(line.waymark)) expect(conversation.said()).toContain(text);
  else if ('never' in line) for (const text of texts(line.never)) expect(conversation.said()).not.toContain(text);
  else if ('services' in line) expect(conversation.services().slice(0, line.services.length)).toEqual(line.services);
  else if ('offers' in line) expect(conversation.titles()).toContain(line.offers);
  else if ('not_offered' in line) expect(conversation.titles()).not.toContain(line.not_offered);
  else if ('ticked' in line) expect(conversation.ticked()).toEqual(line.ticked);
  else if ('asks' in line) expect(conversation.asked() ?? 'nothing').toBe(line.asks);
  else expect(conversation.end).toBe(endIn(conversation, line.ends));
}

/** To leave is to be forgotten in Teams: the chat itself stays where it is. */
function endIn(conversation: Conversation | TeamsConversation, ends: string): string {
  return ends === 'exit' && conversation instanceof TeamsConversation ? 'forget' : ends;
}

function texts(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
