// What a team gets from the samples: restify, CloudAdapter, a waterfall of ChoicePrompts, MemoryStorage.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} = require('botbuilder');
const { ChoicePrompt, DialogSet, DialogTurnStatus, WaterfallDialog } = require('botbuilder-dialogs');
const restify = require('restify');

const QUESTIONS = 8;

const state = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(state.createProperty('dialogs'));
const ask = (place) => (step) =>
  step.prompt('choice', {
    prompt: `Question ${place + 1}: has this happened to you?`,
    choices: ['Yes', 'No', 'Not sure'],
  });
dialogs.add(new ChoicePrompt('choice'));
dialogs.add(
  new WaterfallDialog(
    'all',
    Array.from({ length: QUESTIONS }, (_, place) => ask(place)),
  ),
);

class StockBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const dc = await dialogs.createContext(context);
      const { status } = await dc.continueDialog();
      if (status === DialogTurnStatus.empty || status === DialogTurnStatus.complete) await dc.beginDialog('all');
      await state.saveChanges(context);
      await next();
    });
  }
}

const bot = new StockBot();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
