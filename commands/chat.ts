import { TurnAdapter } from '../bots/turnAdapter';
import { WaymarkBot } from '../bots/waymarkBot';
import { talk } from '../channels/terminal';
import { text } from '../dialogs/words';
import { loadOrExit } from '../loader/loadOrExit';

/** `npm run chat`: the conversation in this terminal. */
const now = () => new Date();
const knowledge = loadOrExit(process.env.WAYMARK_KNOWLEDGE ?? 'knowledge', now());
void talk({
  bot: new TurnAdapter(new WaymarkBot(knowledge)),
  now,
  input: process.stdin,
  output: process.stdout,
  words: { choices: text(knowledge, 'chat-choices'), left: text(knowledge, 'chat-left') },
});
