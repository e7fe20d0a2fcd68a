import type { Attachment } from 'botbuilder';
import type { ServiceCardContent } from '../../dialogs/serviceCard';
import { text } from '../../dialogs/wording';
import type { Knowledge } from '../../model/knowledge';
import { type CardElement, folded, textBlock, textBlocks } from './adaptiveCard';
import { openUrlAction } from './replyParts';

/**
 * A service in a frame: its name, whether it is open, its number and what it is for; all else behind a button. A link that
 * dials does nothing in Teams on a desktop, and would dial through the workplace's exchange where it does: numbers are
 * shown to be read.
 * @param place among the services of the card
 */
export function serviceBox(knowledge: Knowledge, { content }: Attachment, place: number): CardElement {
  const { title, subtitle, text: says, buttons }: ServiceCardContent = content;
  const numbers = buttons.filter(({ type }) => type === 'call');
  const sites = buttons.filter(({ type }) => type === 'openUrl').map(openUrlAction);
  const [purpose = '', ...details] = says.split('\n\n');
  const more = folded(`details-${place}`, text(knowledge, 'teams-details'), textBlocks(details.join('\n\n')));
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      ...textBlocks(`**${title}**`),
      ...numbers.map((number) => textBlock(number.title, { size: 'Large', weight: 'Bolder' })),
      ...textBlocks(subtitle),
      ...textBlocks(purpose),
      { type: 'ActionSet', actions: [...sites, more.button], spacing: 'Small' },
      more.hidden,
    ],
  };
}
