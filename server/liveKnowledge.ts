import type { Activity } from 'botbuilder';
import { ChannelBots } from '../bots/channelBots';
import type { KnownIds } from '../channels/desk-board/boardReport';
import type { DeskPages } from '../channels/sign-in/deskAuth';
import type { CodeMaker } from '../dialogs/codeMaker';
import type { Knowledge } from '../model/knowledge';
import type { Bot } from '../turns/bot';
import { deskPages } from './pages/deskPages';
import { widgetPages } from './pages/widgetPages';
import type { Settings } from './settings/readSettings';

type Now = () => Date;

/** All that is made from the knowledge: the bots of every channel, and the pages. */
interface Made {
  readonly bot: ChannelBots;
  readonly pages: ReturnType<typeof widgetPages>;
  readonly desk: DeskPages;
  readonly idsOnBoard: KnownIds;
}

/** What is served of the knowledge, which can be exchanged between two turns: nobody's conversation notices. */
export class LiveKnowledge {
  private constructor(
    private made: Made,
    private readonly make: (knowledge: Knowledge, digest: string) => Promise<Made>,
    private readonly now: Now,
  ) {}

  /**
   * @param digest of the knowledge
   * @param codes makes the codes by which people pass on what they told; undefined where nobody could open one
   */
  static async of(
    knowledge: Knowledge,
    digest: string,
    settings: Settings,
    now: Now,
    codes: CodeMaker | undefined,
  ): Promise<LiveKnowledge> {
    const make = async (from: Knowledge, of: string): Promise<Made> => {
      const bot = new ChannelBots(from, settings.webPage ?? settings.publicUrl, codes);
      const pages = widgetPages(from, settings, await bot.greetings(now()), now);
      return { bot, pages, desk: deskPages(from, of, settings, now()), idsOnBoard: idsOnBoard(from) };
    };
    return new LiveKnowledge(await make(knowledge, digest), make, now);
  }

  /** All of it is made before any of it is used: when that throws, what was there stays. */
  async exchange(knowledge: Knowledge, digest: string): Promise<void> {
    this.made = await this.make(knowledge, digest);
  }

  readonly bot: Bot = { turn: (...given) => this.made.bot.turn(...given) };

  errorReply(activity: Partial<Activity>): readonly Partial<Activity>[] {
    return this.made.bot.errorReply(activity, this.now());
  }

  codeOpened(activity: Partial<Activity>): readonly Partial<Activity>[] {
    return this.made.bot.codeOpened(activity);
  }

  /** The paths stay; each page is the one of now. */
  pages(): Made['pages'] {
    const paths = [...this.made.pages];
    return new Map(paths.map(([path, first]) => [path, () => (this.made.pages.get(path) ?? first)()]));
  }

  /** What a desk may name of a call to the supervisor's page. */
  readonly idsOnBoard = (): KnownIds => this.made.idsOnBoard;

  desk(): DeskPages {
    const made = () => this.made.desk;
    return {
      get desk() {
        return made().desk;
      },
      get supervisor() {
        return made().supervisor;
      },
      get parts() {
        return made().parts;
      },
      get authPages() {
        return made().authPages;
      },
    };
  }
}

function idsOnBoard({ flags, outcomes, dispositions }: Knowledge): KnownIds {
  const ids = (all: readonly { readonly id: string }[]) => new Set(all.map(({ id }) => id));
  return { flags: ids(flags), outcomes: ids(outcomes), codes: ids(dispositions) };
}
