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

/** What is said in danger, or of thoughts of suicide, on one card: the numbers first and large, then what can be pressed. */
export function urgentCard(knowledge: Knowledge, content: readonly Reply[]): AdaptiveCard {
  const blocks = content.flatMap((reply) => textBlocks(wordsOf(reply)));
  const numbers = blocks.find(isHeadingWithNumber) ?? blocks.find(isListOfNumbers) ?? blocks.find(namesNumber);
  const services = content.flatMap(({ attachments = [] }) => attachments);
  const actions = content.flatMap(actionsOf).filter((action) => !isFolded(action));
  const body: readonly CardElement[] = [
    ...(numbers ? [firstOfAll(numbers)] : []),
    ...blocks.filter((block) => block !== numbers),
    ...services.map((one, i) => serviceBox(knowledge, one, i)),
    ...stackedActions(actions.map(pressable)),
    ...content.flatMap((reply) => moreActions(knowledge, reply)),
  ];
  return adaptiveCard(body, content.map(fallbackText).join('\n\n'));
}

function firstOfAll(numbers: TextBlock): CardElement {
  const size = isHeadingWithNumber(numbers) ? 'ExtraLarge' : 'Large';
  return {
    type: 'Container',
    style: 'attention',
    spacing: 'Medium',
    items: [{ ...numbers, size, weight: 'Bolder' }],
  };
}

function isHeadingWithNumber({ weight, text: words }: TextBlock): boolean {
  return weight === 'Bolder' && /\d{3}/.test(words);
}

/** Words that name the numbers themselves need no list of them. */
function namesNumber({ text: words }: TextBlock): boolean {
  return /\d{3}/.test(words);
}

function isListOfNumbers({ text: words }: TextBlock): boolean {
  return /^- .*\d{3}/.test(words);
}
