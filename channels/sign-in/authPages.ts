import type { Page } from '../http/pages';

/** The pages for somebody who is not signed in, and the status of each. */
export const AUTH_PAGE_STATUS = {
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

export type AuthPageId = keyof typeof AUTH_PAGE_STATUS;

/** The desk, and the pages outside it. Built by server/pages/, which has the wording. */
export interface DeskPages {
  readonly desk: Page;
  readonly authPages: Readonly<Record<AuthPageId, Page>>;
}
