import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { unauthorized } from './refusal';

/** The bot's registration with Bot Framework. */
export interface Credentials {
  readonly appId: string;
  readonly appPassword: string;
  /** Set for a bot that is registered for one tenant. */
  readonly tenantId?: string | undefined;
}

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
      let isKnown = false;
      try {
        return await this.processActivity(authorization, activity, (context) => {
          isKnown = true;
          return logic(context);
        });
      } catch (error) {
        throw !isKnown && isRefused(error) ? unauthorized() : error;
      }
    }
  }

  const adapter = new Adapter(new ConfigurationBotFrameworkAuthentication(options(credentials)));
  // Its own prints too, and lets the caller believe that all went well.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

function options(credentials: Credentials | undefined) {
  return (
    credentials && {
      MicrosoftAppId: credentials.appId,
      MicrosoftAppPassword: credentials.appPassword,
      MicrosoftAppType: credentials.tenantId === undefined ? 'MultiTenant' : 'SingleTenant',
      ...(credentials.tenantId !== undefined && { MicrosoftAppTenantId: credentials.tenantId }),
    }
  );
}

function isRefused(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return status === 401 || status === 403;
}
