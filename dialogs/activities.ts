/**
 * What a button sends back in `activity.value`, so that a press always means the question it stood
 * under, however late it arrives. Typed words arrive in `activity.text` alone.
 */
export type Press =
  | { readonly kind: 'answer'; readonly question: string; readonly answer: readonly string[] }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'topic'; readonly topic: string; readonly from?: number }
  | { readonly kind: 'change'; readonly question: string };

/**
 * What Waymark's own clients may draw beyond the plain activity, in `activity.channelData.waymark`.
 * Any other Direct Line client loses nothing by ignoring it.
 */
export interface Extras {
  readonly kind: 'text' | 'question' | 'emergency' | 'outcome' | 'services' | 'choices' | 'end';
  /** On what an outcome says first: which one it is. */
  readonly outcome?: string;
  /** On a question: its id, and whether several answers may be chosen. */
  readonly question?: string;
  readonly choose?: 'one' | 'many';
  /** On what is said of a topic: which one. */
  readonly topic?: string;
  /** On a question: "About 3 questions left". */
  readonly progress?: string;
}

/** In `channelData` of a suggested action that is drawn smaller: skip, back, why. */
export interface ActionExtras {
  readonly minor?: boolean;
}
