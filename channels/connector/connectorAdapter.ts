import type { Activity, ConfigurationBotFrameworkAuthenticationOptions, TurnContext } from 'botbuilder';
import { unauthorized } from '../http/httpError';
import { type Cloud, isLoopbackUrl, PUBLIC_CLOUD } from './serviceUrl';

/** The bot's single-tenant registration with Azure Bot. */
export interface Credentials {
  readonly appId: string;
  readonly tenantId: string;
  /** Absent where a managed identity of Azure vouches for the bot. */
  readonly appPassword?: string | undefined;
  /** Where Bot Framework is, if not in the public cloud. */
  readonly cloud?: Cloud | undefined;
}

/** The claims of the caller's token, as the SDK read them. */
interface Identity {
  getClaimValue(name: string): string | null;
}

/** What the SDK sends replies with, as far as it is used here. */
interface ConnectorClient {
  readonly client: { readonly pipeline: { removePolicy(which: { readonly name: string }): unknown } };
}

/** Azure's own channel, whose tokens the SDK checks by other rules and with other keys. */
const UNSUPPORTED_CHANNEL = 'AseChannel';

/** botbuilder is slow to load, so it is loaded here, for the first request that needs it. */
export async function connectorAdapter(credentials: Credentials | undefined) {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder');

  // Not the SDK's `process`, which prints errors, with what they quote, to the console and to the caller.
  class Adapter extends CloudAdapter {
    /**
     * Authenticates the caller, and runs the turn.
     * @returns the response for the caller
     * @throws HttpError when the caller is not Bot Framework, and whatever the turn throws
     */
    async run(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
      if (!mayReplyTo(activity.serviceUrl, credentials)) throw unauthorized();
      if (credentials && activity.channelId === UNSUPPORTED_CHANNEL) throw unauthorized();
      let isKnown = false;
      try {
        return await this.processActivity(authorization, activity, (context) => {
          if (credentials && !this.isFrom(activity.serviceUrl, context)) throw unauthorized();
          isKnown = true;
          this.followNoRedirect(context);
          return logic(context);
        });
      } catch (error) {
        throw !isKnown && isTokenError(error) ? unauthorized() : error;
      }
    }

    /** Replies go only where the token says: the SDK does not check that for every kind of token. */
    private isFrom(serviceUrl: string, context: TurnContext): boolean {
      const identity: Identity | undefined = context.turnState.get(this.BotIdentityKey);
      return identity?.getClaimValue('serviceurl') === serviceUrl;
    }

    /** A reply, and the bot's own token with it, goes to the service URL or nowhere. */
    private followNoRedirect(context: TurnContext): void {
      const connector: ConnectorClient | undefined = context.turnState.get(this.ConnectorClientKey);
      connector?.client.pipeline.removePolicy({ name: 'redirectPolicy' });
    }
  }

  const adapter = new Adapter(new ConfigurationBotFrameworkAuthentication(options(credentials)));
  // The default handler prints errors too, and lets the caller believe that all went well.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

/** With a registration replies go to Microsoft, without one to an emulator on this machine; whatever the caller says. */
function mayReplyTo(serviceUrl: string, credentials: Credentials | undefined): boolean {
  const url = new URL(serviceUrl);
  if (credentials === undefined) return isLoopbackUrl(url);
  return (credentials.cloud ?? PUBLIC_CLOUD).isServiceUrl(url);
}

function options(credentials: Credentials | undefined): ConfigurationBotFrameworkAuthenticationOptions {
  if (!credentials) return {};
  const { appId, tenantId, appPassword, cloud } = credentials;
  return {
    ...cloud?.sdk,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appPassword === undefined ? 'UserAssignedMsi' : 'SingleTenant',
    ...(appPassword !== undefined && { MicrosoftAppPassword: appPassword }),
  };
}

/** The errors with which the SDK's token library (jsonwebtoken) rejects a token. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

function isTokenError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return status === 401 || status === 403 || TOKEN_ERRORS.has(error.name);
}
