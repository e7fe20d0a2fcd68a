import type { DeskTurns } from '../../model/protocol/deskActivities';
import type { DeskPageData } from './deskPageData';

/** What the bot's script exports. */
interface BotModule {
  readonly deskTurns: (packed: string) => DeskTurns;
}

/** Milliseconds: until it is there, a handler whose connection is lost is on their own. */
const TRY_AGAIN = 2000;

/**
 * Loads the bot that runs in this page, after the first view: some megabytes, once for each release. It tries until it
 * has it; so long the server's alone answers.
 */
export async function loadBot({ bot, knowledge }: DeskPageData['parts']): Promise<DeskTurns> {
  for (let tries = 0; ; tries++) {
    try {
      // A browser remembers that a module could not be fetched, and under the same address never asks for it again.
      const [module, packed]: [BotModule, string] = await Promise.all([import(`${bot}#${tries}`), textOf(knowledge)]);
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
