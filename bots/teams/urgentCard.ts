import type { Activity } from 'botbuilder';
import type { Knowledge } from '../../model/knowledge';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardElement,
  stackedActions,
  type TextBlock,
  textBlocks,
} from './adaptiveCard';
import { actionsOf, fallbackText, isFolded, moreActions, pressable, wordsOf } from './replyParts';
import { serviceBox } from './serviceBox';

type Reply = Partial<Activity>;

/**
 * What is said in danger, or of thoughts of suicide, on one card: the numbers first and large, with the title that stood
 * above them, then what can be pressed.
 */
export function urgentCard(knowledge: Knowledge, content: readonly Reply[]): AdaptiveCard {
  const blocks = content.flatMap((reply) => textBlocks(wordsOf(reply)));
  const numbers = blocks.find(isHeadingWithNumber) ?? blocks.find(isListOfNumbers) ?? blocks.find(namesNumber);
  const first = numbers ? withItsTitle(blocks, numbers) : [];
  const services = content.flatMap(({ attachments = [] }) => attachments);
  const actions = content.flatMap(actionsOf).filter((action) => !isFolded(action));
  const body: readonly CardElement[] = [
    ...(numbers ? [firstOfAll(first, numbers)] : []),
    ...blocks.filter((block) => !first.includes(block)),
    ...services.map((one, i) => serviceBox(knowledge, one, i)),
    ...stackedActions(actions.map(pressable)),
    ...content.flatMap((reply) => moreActions(knowledge, reply)),
  ];
  return adaptiveCard(body, content.map(fallbackText).join('\n\n'));
}

function withItsTitle(blocks: readonly TextBlock[], numbers: TextBlock): readonly TextBlock[] {
  const title = blocks[blocks.indexOf(numbers) - 1];
  return title && isHeading(title) ? [title, numbers] : [numbers];
}

function firstOfAll(blocks: readonly TextBlock[], numbers: TextBlock): CardElement {
  const size = isHeadingWithNumber(numbers) ? 'ExtraLarge' : 'Large';
  const items = blocks.map((block): TextBlock => (block === numbers ? { ...block, size, weight: 'Bolder' } : block));
  return { type: 'Container', style: 'attention', spacing: 'Medium', items };
}

function isHeading({ weight }: TextBlock): boolean {
  return weight === 'Bolder';
}

function isHeadingWithNumber(block: TextBlock): boolean {
  return isHeading(block) && namesNumber(block);
}

/** Words that name the numbers themselves need no list of them. */
function namesNumber({ text: words }: TextBlock): boolean {
  return /\d{3}/.test(words);
}

function isListOfNumbers({ text: words }: TextBlock): boolean {
  return /^- .*\d{3}/.test(words);
}
