import type { DangerSign, Decision, Outcome } from '../../model/knowledge';
import { entry, may, must, otherwise } from './entry';
import { id } from './forms';
import { list, oneOrMore } from './list';
import { condition, help, paragraphs, wording } from './shared';
import { text, yesNo } from './text';

const decision = entry<Decision>(
  {
    outcome: must(id, 'The outcome it leads to.'),
    when: otherwise(
      condition,
      {},
      'Question ids with the answers that satisfy them; all must hold. Left out: everyone.',
    ),
    source: must(text, 'Where this judgement comes from.'),
  },
  { noun: 'decision', by: 'outcome' },
);

export const decisionsFile = entry<{ readonly decisions: readonly Decision[] }>({
  decisions: must(list(decision), 'Read from the top; the first that fits decides. The last fits everyone.'),
});

const outcome = entry<Outcome>(
  {
    id: must(id, 'A word of its own for this outcome; decisions name it.'),
    title: must(wording, 'What it looks like, in a few words.'),
    says: must(
      paragraphs,
      'What is said, one item for each paragraph. Never that something is not stalking.',
    ),
    at_once: otherwise(yesNo, false, 'yes if nothing more is asked once this is certain, as with danger.'),
    so_far: may(
      yesNo,
      'yes if the desk may show it before it is certain; only for what leans towards stalking or abuse.',
    ),
    help: must(list(help), 'Kinds of help, best first.'),
    topics: otherwise(oneOrMore(id), [], 'Topics offered below the services, best first.'),
  },
  { noun: 'outcome', by: 'id' },
);

export const outcomesFile = entry<{ readonly outcomes: readonly Outcome[] }>({
  outcomes: must(list(outcome), 'What the answers can come to, and where each sends people.'),
});

const dangerSign = entry<DangerSign>(
  {
    id: must(id, 'A word of its own for this sign.'),
    when: must(condition, 'Question ids with the answers that show it.'),
    says: must(wording, 'What is said: why to speak to the police today.'),
    source: must(text, 'Where this comes from.'),
  },
  { noun: 'danger sign', by: 'id' },
);

export const dangerSignsFile = entry<{ readonly danger_signs: readonly DangerSign[] }>({
  danger_signs: must(list(dangerSign), 'Reasons to speak to the police today, whatever the outcome.'),
});
