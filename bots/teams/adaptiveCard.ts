/**
 * The few kinds of Adaptive Card elements that are used here. All of them are in version 1.3, which
 * Teams draws on desktops and phones alike.
 */
export type CardElement =
  | TextBlock
  | {
      readonly type: 'Container';
      /** `attention`: what must be seen first. */
      readonly style?: 'emphasis' | 'attention';
      readonly spacing: 'Medium' | 'Small';
      readonly id?: string;
      readonly isVisible?: false;
      readonly items: readonly CardElement[];
    }
  | {
      readonly type: 'ActionSet';
      readonly actions: readonly AdaptiveCardAction[];
      readonly spacing?: 'Small';
    }
  | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly spacing: 'Small' }
  | ReturnType<typeof choiceSet>;

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large' | 'ExtraLarge';
  readonly weight?: 'Bolder';
}

export type AdaptiveCardAction =
  | {
      readonly type: 'Action.Submit';
      readonly title: string;
      readonly data: object;
      /** `none`: the inputs of the card are neither required nor sent. */
      readonly associatedInputs?: 'none';
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }
  | { readonly type: 'Action.ToggleVisibility'; readonly title: string; readonly targetElements: readonly string[] };

export type AdaptiveCard = ReturnType<typeof adaptiveCard>;

/** @param fallbackText for a client that cannot show the card */
export function adaptiveCard(body: readonly CardElement[], fallbackText: string) {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.3',
    fallbackText,
    body,
  };
}

export function textBlock(text: string, look: Pick<TextBlock, 'size' | 'weight'> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** The paragraphs of a message. One that is bold as a whole is a heading. */
export function textBlocks(text: string): readonly TextBlock[] {
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph !== '');
  return paragraphs.map((paragraph) => {
    const heading = /^\*\*([^*]+)\*\*$/.exec(paragraph)?.[1];
    return heading === undefined ? textBlock(paragraph) : textBlock(heading, { size: 'Medium', weight: 'Bolder' });
  });
}

interface Choices {
  readonly label: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** The values that are ticked from the beginning. */
  readonly chosen: readonly string[];
  /** Said by Teams, which then sends nothing, where none of them is ticked. */
  readonly errorMessage: string;
}

/** Boxes to tick. */
export function choiceSet(id: string, { chosen, ...shown }: Choices) {
  const look = { style: 'expanded', isMultiSelect: true, isRequired: true, wrap: true } as const;
  return {
    type: 'Input.ChoiceSet',
    id,
    ...shown,
    ...look,
    ...(chosen.length > 0 && { value: chosen.join() }),
  } as const;
}

/** As much as stands side by side on a phone, whole: letters, with those that the frame of each button is as wide as. */
const ROW_LETTERS = 42;
const FRAME_LETTERS = 5;

/** Short ones, side by side, in as many rows as it takes. */
export function actionRows(actions: readonly AdaptiveCardAction[]): readonly CardElement[] {
  const rows: AdaptiveCardAction[][] = [];
  let room = 0;
  for (const action of actions) {
    const width = action.title.length + FRAME_LETTERS;
    if (width > room) {
      rows.push([]);
      room = ROW_LETTERS;
    }
    rows.at(-1)?.push(action);
    room -= width;
  }
  return rows.map((row) => ({ type: 'ActionSet', actions: row, spacing: 'Small' }));
}

/** One below the other: side by side, long answers would be cut off on a phone. */
export function stackedActions(actions: readonly AdaptiveCardAction[]): readonly CardElement[] {
  return actions.map((action) => ({ type: 'ActionSet', actions: [action], spacing: 'Small' }));
}

/** What is out of sight until the button is pressed; it stands in `shown` and in `hidden`. @param id unlike any other of the card */
export function folded(id: string, title: string, items: readonly CardElement[]) {
  const button = { type: 'Action.ToggleVisibility', title, targetElements: [id] } as const;
  const hidden = { type: 'Container', id, isVisible: false, spacing: 'Small', items } as const;
  return { button, hidden };
}
