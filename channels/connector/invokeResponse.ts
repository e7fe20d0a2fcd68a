import type { Activity } from 'botbuilder';

/** What the platform expects of an invoke, by the beginning of its name; an empty object of all others. */
const BODIES: readonly (readonly [name: string, body: object])[] = [
  // Universal actions: a response without one of these shows an error, and is asked for again.
  ['adaptiveCard/action', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' }],
  [
    'application/search',
    { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } },
  ],
  ['composeExtension/', { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } }],
];

/**
 * The response to an invoke: nothing that Waymark sends causes one, but Teams shows "Something went wrong" and asks again
 * unless it gets what it expects. Source: Microsoft Learn, "Universal Actions for Adaptive Cards" and the Activity protocol.
 */
export function invokeResponse({ name = '' }: Pick<Activity, 'name'>) {
  const [, body = {}] = BODIES.find(([beginning]) => name.startsWith(beginning)) ?? [];
  return { status: 200, body };
}
