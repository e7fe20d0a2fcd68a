import type { Attachment, CardAction } from 'botbuilder';
import { type AdaptiveCardAction, type CardElement, textBlocks } from './adaptiveCard';

/**
 * One of our service cards. A link that dials does nothing in Teams on a desktop, and would dial
 * through the workplace's exchange where it does: numbers are shown to be read.
 */
export function serviceBox({ content }: Attachment): CardElement {
  const { title, subtitle, text: says, buttons: links = [] }: ServiceCardContent = content;
  const numbers = links.filter(({ type }) => type === 'call').map(({ title: number }) => large(number));
  const sites = links.filter(({ type }) => type === 'openUrl').map(openUrlAction);
  const state: readonly CardElement[] = subtitle ? textBlocks(subtitle) : [];
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      ...textBlocks(`**${title}**`),
      ...state,
      ...numbers,
      ...textBlocks(says),
      ...(sites.length > 0 ? [{ type: 'ActionSet', actions: sites } as const] : []),
    ],
  };
}

export interface ServiceCardContent {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
  readonly buttons?: readonly CardAction[];
}

export function openUrlAction({ title, value }: CardAction): AdaptiveCardAction {
  return { type: 'Action.OpenUrl', title, url: String(value) };
}

function large(words: string): CardElement {
  return { type: 'TextBlock', text: words, wrap: true, size: 'Large', weight: 'Bolder' };
}
