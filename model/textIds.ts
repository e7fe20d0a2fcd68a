import ids from './textIds.json';

/**
 * The texts that code asks for by name, each with the {placeholders} it fills in. `npm run ids` writes the list
 * from `knowledge/messages.yaml`, `labels.yaml` and `times.yaml`, so that the compiler knows a name that is gone, and
 * the loader any other folder of knowledge that lacks one.
 */
export const TEXT_IDS = ids;

type Messages = (typeof ids)['messages'];
type AllLabels = (typeof ids)['labels'];

export type MessageId = keyof Messages;
/** What has to be filled in. */
export type Placeholder<Id extends MessageId> = Id extends MessageId ? keyof Messages[Id] & string : never;
/** A message with nothing to fill in. */
export type PlainMessageId = {
  readonly [Id in MessageId]: [Placeholder<Id>] extends [never] ? Id : never;
}[MessageId];
/** The labels of every page, or part of one. */
export type Labels = {
  readonly [Group in keyof AllLabels]: Readonly<Record<keyof AllLabels[Group], string>>;
};
