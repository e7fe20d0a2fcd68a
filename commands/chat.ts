import { TurnAdapter } from '../bots/turnAdapter';
import { WaymarkBot } from '../bots/waymarkBot';
import { text } from '../dialogs/wording';
import { loadOrExit } from '../loader/loadOrExit';
import { terminalChat } from './terminalChat';

/** `npm run chat`: the conversation in this terminal. */
const now = () => new Date();
const knowledge = loadOrExit(process.env.WAYMARK_KNOWLEDGE ?? 'knowledge', now());
void terminalChat({
  bot: new TurnAdapter(new WaymarkBot(knowledge)),
  now,
  input: process.stdin,
  output: process.stdout,
  words: { choices: text(knowledge, 'chat-choices'), left: text(knowledge, 'chat-left') },
});
