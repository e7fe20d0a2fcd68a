/** The answer that a message gives to the pending question, and how it was found: the surest way first. */
export interface ReplyAnswer {
  readonly options: readonly string[];
  /**
   * Its button's words; a phrase for it; a plain yes, no or unsure; told in a story; guessed by the classifier, in
   * words that no phrase knows; or words that may mean it, and are always asked back.
   */
  readonly by: 'label' | 'phrase' | 'plain' | 'story' | 'guess' | 'perhaps';
}
