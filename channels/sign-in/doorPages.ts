import type { Page } from '../http/pages';

/** What somebody before the door is told, and with which status. */
export const DOOR_STATUS = {
  'sign-in': 401,
  'link-needed': 401,
  closed: 403,
  'no-role': 403,
  failed: 400,
  late: 400,
  'link-used': 403,
  busy: 429,
  'no-answer': 502,
  trouble: 500,
  opening: 200,
  'signing-out': 200,
  'signed-out': 200,
} as const;

export type DoorState = keyof typeof DOOR_STATUS;

/** The desk, and a page for each thing to be told before it. Made by who knows the words. */
export interface DeskPages {
  readonly desk: Page;
  readonly door: Readonly<Record<DoorState, Page>>;
}
