/** The bot's name for the desk. Only a token issued at the desk leads to it: see deskAuthGate.ts. */
export const DESK_CHANNEL = 'desk';
