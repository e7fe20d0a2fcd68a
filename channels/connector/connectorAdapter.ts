import {
  type Activity,
  ActivityTypes,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import { HttpError, unauthorized } from '../http/httpError';
import { invokeResponse } from './invokeResponse';
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

/** What the SDK sends with, as far as it is used here. */
export interface ConnectorClient {
  readonly conversations: {
    sendToConversation(conversation: string, activity: object): Promise<{ readonly id?: string }>;
    updateActivity(conversation: string, id: string, activity: object): Promise<unknown>;
    deleteActivity(conversation: string, id: string): Promise<unknown>;
  };
  readonly client: { readonly pipeline: { removePolicy(which: { readonly name: string }): unknown } };
}

type TakeTurn = (activity: Activity) => Promise<readonly Partial<Activity>[]>;

/** Azure's own channel, whose tokens the SDK checks by other rules and with other keys. */
const UNSUPPORTED_CHANNEL = 'AseChannel';

/** Bot Framework's protocol, as the SDK speaks it. */
export type ConnectorAdapter = Awaited<ReturnType<typeof connectorAdapter>>;
export type GetAdapter = () => Promise<ConnectorAdapter>;

/**
 * The adapter is slow to build, so it is built when it is first asked for.
 * @param onError called when it could not be found out who calls
 */
export function lazyConnectorAdapter(
  credentials: Credentials | undefined,
  onError = (_error: unknown) => {},
): GetAdapter {
  let adapter: Promise<ConnectorAdapter> | undefined;
  return () => {
    adapter ??= connectorAdapter(credentials, onError);
    return adapter;
  };
}

async function connectorAdapter(credentials: Credentials | undefined, onError: (error: unknown) => void) {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder');

  // Not the SDK's `process`, which prints errors, with what they quote, to the console and to the caller.
  class Adapter extends CloudAdapter {
    /**
     * Authenticates the caller, and runs the turn.
     * @param turn gives what is said in the response itself
     * @returns the response for the caller
     * @throws HttpError when the caller is not Bot Framework, and whatever the turn throws
     */
    async run(authorization: string, activity: Activity, turn: TakeTurn) {
      if (!mayReplyTo(activity.serviceUrl, credentials)) throw unauthorized();
      if (credentials && activity.channelId === UNSUPPORTED_CHANNEL) throw unauthorized();
      let isKnown = false;
      try {
        const answer = await this.processActivity(authorization, activity, async (context) => {
          if (credentials && !this.isFrom(activity.serviceUrl, context)) throw unauthorized();
          isKnown = true;
          if (credentials && isOfOtherTenant(activity, credentials)) throw otherTenant();
          const replies = await turn(activity);
          if (replies.length > 0) await context.sendActivities([...replies]);
        });
        return activity.type === ActivityTypes.Invoke ? invokeResponse(activity) : answer;
      } catch (error) {
        if (isKnown || error instanceof HttpError) throw error;
        // Whoever cannot be known is not let in, and an operator sees why that could not be found out.
        if (!isTokenError(error)) onError(error);
        throw unauthorized();
      }
    }

    /** Replies go only where the token says: the SDK does not check that for every kind of token. */
    private isFrom(serviceUrl: string, context: TurnContext): boolean {
      const identity: Identity | undefined = context.turnState.get(this.BotIdentityKey);
      return identity?.getClaimValue('serviceurl') === serviceUrl;
    }

    /**
     * A client for what is sent to a service URL that a caller had a token for, and to no other.
     * @throws HttpError when the settings do not allow it (any more)
     */
    async clientFor(serviceUrl: string): Promise<ConnectorClient> {
      if (!mayReplyTo(serviceUrl, credentials)) throw unauthorized();
      const identity = this.createClaimsIdentity(credentials?.appId);
      const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
      // The SDK's own types do not say what is in it.
      const client = (await factory.create(serviceUrl)) as unknown as ConnectorClient;
      const { pipeline } = client.client;
      // A reply, and the bot's own token with it, goes to the service URL or nowhere. What fails is tried again by us.
      for (const name of ['redirectPolicy', 'defaultRetryPolicy']) pipeline.removePolicy({ name });
      return client;
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

/** Whether Teams says that it is of another organisation than the bot's. It need not say. */
function isOfOtherTenant({ channelData, conversation }: Activity, { tenantId }: Credentials): boolean {
  const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((id) => typeof id === 'string');
  return tenants.some((id) => id.toLowerCase() !== tenantId.toLowerCase());
}

function otherTenant(): HttpError {
  return new HttpError(403, 'Unauthorized', 'This bot is for another tenant');
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
