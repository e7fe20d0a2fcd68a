import { createInterface } from 'node:readline';
import type { Activity, Attachment, CardAction } from 'botbuilder';
import { TurnAdapter } from '../bots/turnAdapter';
import { WaymarkBot } from '../bots/waymarkBot';
import type { ServiceCardContent } from '../dialogs/serviceCard';
import { text as wording } from '../dialogs/wording';
import { loadOrExit } from '../loader/loadKnowledge';

/** `npm run chat`: the conversation in this terminal. Nothing is stored. */
async function main(): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const now = () => new Date();
  const knowledge = loadOrExit(process.env.WAYMARK_KNOWLEDGE ?? 'knowledge', now());
  const bot = new TurnAdapter(new WaymarkBot(knowledge));
  const lines = createInterface({ input, output, prompt: '> ' });
  let memory: unknown;
  let choices: readonly CardAction[] = [];
  const turn = async (activity: Partial<Activity>): Promise<boolean> => {
    const { replies, memory: next, end } = await bot.turn({ ...ADDRESS, ...activity }, memory, now());
    memory = next;
    choices = [];
    for (const reply of replies) {
      output.write(formatReply(reply, wording(knowledge, 'chat-choices'), choices.length));
      choices = [...choices, ...(reply.suggestedActions?.actions ?? [])];
    }
    lines.prompt();
    return end !== 'exit';
  };
  await turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  for await (const line of lines) {
    const chosen = choices[Number(line.trim()) - 1];
    const goesOn = await turn({
      type: 'message',
      text: chosen?.title ?? line,
      ...(chosen && { value: chosen.value }),
    });
    if (!goesOn) break;
  }
  lines.close();
  output.write(`${wording(knowledge, 'chat-left')}\n`);
}

const ADDRESS: Partial<Activity> = {
  channelId: 'terminal',
  conversation: { id: 'terminal', isGroup: false, conversationType: 'personal', name: '' },
  from: { id: 'person', name: '' },
  recipient: { id: 'waymark', name: '' },
};

/** @param before how many choices earlier replies of the turn have: the numbers go on from there */
function formatReply(
  { text = '', attachments = [], suggestedActions }: Partial<Activity>,
  above: string,
  before: number,
): string {
  const buttons = (suggestedActions?.actions ?? []).map(({ title }, place) => `  ${before + place + 1}. ${title}`);
  const parts = [text, ...attachments.map(card), ...(buttons.length > 0 ? [[above, ...buttons].join('\n')] : [])];
  return `${parts
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll('**', '')}\n\n`;
}

function card({ content }: Attachment): string {
  const { title, subtitle, text, buttons }: ServiceCardContent = content;
  const links = (buttons ?? []).map(({ type, title: name, value }) => (type === 'call' ? name : String(value)));
  return [`[${title}] ${subtitle}`, ...text.split('\n\n'), ...links].join('\n  ');
}

void main();
