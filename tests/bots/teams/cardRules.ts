import * as AdaptiveCards from 'adaptivecards';
import type { Card } from '../../journeys/teamsConversation';

/** The highest version that Teams draws on desktops and phones alike. */
const TEAMS = AdaptiveCards.Versions.v1_5;
/** Bytes of a message, with all that Teams puts around it. */
const LARGEST = 28 * 1024;
/** More than these in a row Teams does not show. */
const MOST_ACTIONS = 6;

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a card, by the renderer's own reading of it and by the limits of Teams. */
export function wrongWith(card: Card): readonly string[] {
  const context = new AdaptiveCards.SerializationContext(TEAMS);
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const told = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  const invalid = parsed.validateProperties().validationEvents.map(({ message }) => message);
  const declared = AdaptiveCards.Version.parse(card.version, context);
  const size = Buffer.byteLength(JSON.stringify(card));
  return [
    ...told,
    ...invalid,
    ...(declared && declared.compareTo(TEAMS) <= 0 ? [] : [`Version ${card.version}`]),
    ...(size <= LARGEST ? [] : [`${size} bytes`]),
    ...(card.fallbackText ? [] : ['No fallback text']),
    ...unknown(card as unknown as Json, card.version),
  ];
}

/** Fields that the version which the card claims does not have; a renderer would pass over them in silence. */
function unknown(json: Json, version: string): readonly string[] {
  const { type, ...rest } = json;
  const inside = Object.values(rest).flatMap((value) => (Array.isArray(value) ? value : [value]));
  const parts = inside.filter((one): one is Json => typeof one === 'object' && one !== null && 'type' in one);
  const tooMany = Array.isArray(json.actions) && json.actions.length > MOST_ACTIONS ? ['Too many actions'] : [];
  const known = typeof type === 'string' ? fieldsOf(type, version) : new Set<string>();
  const strange = Object.keys(rest).filter((name) => !known.has(name) && name !== '$schema');
  return [...tooMany, ...strange.map((name) => `${type}.${name}`), ...parts.flatMap((one) => unknown(one, version))];
}

function fieldsOf(type: string, version: string): ReadonlySet<string> {
  const target = AdaptiveCards.Version.parse(version, new AdaptiveCards.SerializationContext());
  const made =
    type === 'AdaptiveCard'
      ? new AdaptiveCards.AdaptiveCard()
      : (AdaptiveCards.GlobalRegistry.elements.createInstance(type, TEAMS) ??
        AdaptiveCards.GlobalRegistry.actions.createInstance(type, TEAMS));
  if (!made || !target) return new Set();
  const schema = made.getSchema();
  const fields = Array.from({ length: schema.getCount() }, (_, i) => schema.getItemAt(i));
  const known = fields.filter(({ targetVersion }) => targetVersion.compareTo(target) <= 0);
  // Read by the renderer outside its own schema.
  return new Set([...known.map(({ name }) => name), 'body', 'actions', 'items']);
}
