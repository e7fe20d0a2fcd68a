import type {
  Activity,
  ConfigurationBotFrameworkAuthenticationOptions,
  InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { unauthorized } from '../http/refusal';

/** The bot's registration with Azure Bot, which is for one tenant. */
export interface Credentials {
  readonly appId: string;
  readonly tenantId: string;
  /** Absent where a managed identity of Azure vouches for the bot. */
  readonly appPassword?: string | undefined;
  /** Where Bot Framework is, if not in the public cloud. */
  readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions | undefined;
}

/** What the SDK read in the caller's token. */
interface Identity {
  getClaimValue(name: string): string | null;
}

/** A channel of Azure's own whose tokens the SDK judges by rules, and with keys, of their own. */
const OTHER_RULES = 'AseChannel';

type Logic = (context: TurnContext) => Promise<void>;

export interface ConnectorAdapter {
  /**
   * Finds out who calls, and runs the turn.
   * @returns what the caller is answered
   * @throws Refusal when it is not Bot Framework, and what the turn throws
   */
  run(authorization: string, activity: Activity, logic: Logic): Promise<InvokeResponse | undefined>;
}

/** botbuilder is slow to load: it is loaded here, for the first request that needs it. */
export async function connectorAdapter(credentials: Credentials | undefined): Promise<ConnectorAdapter> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder');

  // Not its own `process`, which prints errors, and what they quote, to the console and to the caller.
  class Adapter extends CloudAdapter implements ConnectorAdapter {
    async run(authorization: string, activity: Activity, logic: Logic) {
      if (credentials && activity.channelId === OTHER_RULES) throw unauthorized();
      let isKnown = false;
      try {
        return await this.processActivity(authorization, activity, (context) => {
          if (credentials && !this.isFrom(activity.serviceUrl, context)) throw unauthorized();
          isKnown = true;
          return logic(context);
        });
      } catch (error) {
        throw !isKnown && isRefused(error) ? unauthorized() : error;
      }
    }

    /** Replies go only where the token says: the SDK does not ask that of every kind of token. */
    private isFrom(serviceUrl: string, context: TurnContext): boolean {
      const identity: Identity | undefined = context.turnState.get(this.BotIdentityKey);
      return identity?.getClaimValue('serviceurl') === serviceUrl;
    }
  }

  const adapter = new Adapter(new ConfigurationBotFrameworkAuthentication(options(credentials)));
  // Its own prints too, and lets the caller believe that all went well.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

function options(credentials: Credentials | undefined): ConfigurationBotFrameworkAuthenticationOptions {
  if (!credentials) return {};
  const { appId, tenantId, appPassword, cloud } = credentials;
  return {
    ...cloud,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appPassword === undefined ? 'UserAssignedMsi' : 'SingleTenant',
    ...(appPassword !== undefined && { MicrosoftAppPassword: appPassword }),
  };
}

/** What the SDK's reader of tokens (jsonwebtoken) calls a token that it does not believe. */
const DISBELIEF: ReadonlySet<string> = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return status === 401 || status === 403 || DISBELIEF.has(error.name);
}
