// What is used of botbuilder-dialogs, from its own files: the index of the package loads its prompts and their
// recognisers too, which takes a fifth of a second of every start.
export { Dialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
export { DialogMemoryScope } from 'botbuilder-dialogs/lib/memory/scopes/dialogMemoryScope';
export { TurnMemoryScope } from 'botbuilder-dialogs/lib/memory/scopes/turnMemoryScope';
