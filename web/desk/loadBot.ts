import type { DeskTurns } from '../../model/protocol/deskActivities';
import type { DeskPageData } from './deskPageData';

/** What the bot's script exports. */
interface BotModule {
  readonly deskTurns: (packed: string) => DeskTurns;
}

/** Milliseconds. */
const TRY_AGAIN = 15_000;

/**
 * Loads the bot that runs in this page, after the first view: some megabytes, once for each release. It tries until it
 * has it; so long the server's alone answers.
 */
export async function loadBot({ bot, knowledge }: DeskPageData['parts']): Promise<DeskTurns> {
  for (;;) {
    try {
      const [module, packed]: [BotModule, string] = await Promise.all([import(bot), textOf(knowledge)]);
      return module.deskTurns(packed);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
    }
  }
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
