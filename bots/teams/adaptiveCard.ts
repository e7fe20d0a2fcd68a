/**
 * The few kinds of Adaptive Card elements that are used here. All of them are in version 1.3, which
 * Teams draws on desktops and phones alike.
 */
export type CardElement =
  | TextBlock
  | {
      readonly type: 'Container';
      readonly style: 'emphasis';
      readonly spacing: 'Medium';
      readonly items: readonly CardElement[];
    }
  | {
      readonly type: 'ActionSet';
      readonly actions: readonly AdaptiveCardAction[];
      readonly spacing?: 'Small';
    }
  | ReturnType<typeof choiceSet>;

interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
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
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

export type AdaptiveCard = ReturnType<typeof adaptiveCard>;

/** @param fallbackText for a client that cannot show the card */
export function adaptiveCard(
  body: readonly CardElement[],
  fallbackText: string,
  actions: readonly AdaptiveCardAction[] = [],
) {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.3',
    fallbackText,
    body,
    ...(actions.length > 0 && { actions }),
  };
}

export function textBlock(text: string, look: Pick<TextBlock, 'size' | 'weight'> = {}): CardElement {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** The paragraphs of a message. One that is bold as a whole is a heading. */
export function textBlocks(text: string): readonly CardElement[] {
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph !== '');
  return paragraphs.map((paragraph) => {
    const heading = /^\*\*([^*]+)\*\*$/.exec(paragraph)?.[1];
    return heading === undefined ? textBlock(paragraph) : textBlock(heading, { size: 'Medium', weight: 'Bolder' });
  });
}

/** Boxes to tick; with none of them ticked, Teams says the error and sends nothing. */
export function choiceSet(
  id: string,
  label: string,
  errorMessage: string,
  choices: readonly { readonly title: string; readonly value: string }[],
) {
  const look = { style: 'expanded', isMultiSelect: true, isRequired: true, wrap: true } as const;
  return { type: 'Input.ChoiceSet', id, label, errorMessage, choices, ...look } as const;
}

/** One below the other: side by side, long answers would be cut off on a phone. */
export function stackedActions(actions: readonly AdaptiveCardAction[]): readonly CardElement[] {
  return actions.map((action) => ({ type: 'ActionSet', actions: [action], spacing: 'Small' }));
}
