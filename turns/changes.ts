import type { OutgoingReply } from './bot';

/** Whether a reply changes an earlier message, and whether it takes one back. */
export function isChange({ type }: OutgoingReply): boolean {
  return type === 'messageUpdate' || type === 'messageDelete';
}

export function isTakingBack({ type }: OutgoingReply): boolean {
  return type === 'messageDelete';
}
