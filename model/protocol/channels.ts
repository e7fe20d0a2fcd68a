/** What the bot knows the desk by. Only a token that was made at the desk leads to it: see deskDoor.ts. */
export const DESK_CHANNEL = 'desk';
