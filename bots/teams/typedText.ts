import type { Activity, Attachment } from 'botbuilder';

type TeamsActivity = Partial<Activity>;

/** Characters: far more than Teams lets anybody send. */
const LONGEST = 100_000;
/** Characters that are taken in: far more than a story of half an hour. */
const TAKEN_IN = 4000;
/** Characters in which danger is heard for certain, and of these, those that are read with the next piece too. */
const PIECE = 1000;
const OVERLAP = 200;

const HTML = 'text/html';
/** What a message answers is quoted in it: those are not the person's words now. */
const QUOTE = /<blockquote\b[^<>]*schema\.skype\.com\/Reply[\s\S]*?<\/blockquote>/gi;
const QUOTED_LINE = /^[ \t]*>[ \t].*$/gm;
const MENTION = /<at\b[^<>]*>[^<>]*<\/at>|<\/?at\b[^<>]*>/gi;
const BREAK = /<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi;
const TAG = /<[^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What was typed, without what it answers and without "@Waymark", which Teams puts into the text. */
export function typedText({ text = '', attachments }: TeamsActivity): string {
  const html = htmlOf(attachments);
  const isQuoting = html.search(QUOTE) >= 0;
  const typed = text.trim() === '' || isQuoting ? plainText(html) : text;
  const words = typed.slice(0, LONGEST).replace(MENTION, ' ');
  // Where there is nothing but a quotation, it is what the person has to say.
  return words.replace(QUOTED_LINE, ' ').trim() || words.trim();
}

/** As much of a text as can be taken in at once. */
export function takenIn(text: string): string {
  return text.slice(0, TAKEN_IN);
}

/** Long text in pieces; a sentence on a border stands whole in one of them. None for what is read well as it is. */
export function piecesOf(text: string): readonly string[] {
  const count = text.length <= PIECE ? 0 : 1 + Math.ceil((text.length - PIECE) / (PIECE - OVERLAP));
  return Array.from({ length: count }, (_, i) => text.slice(i * (PIECE - OVERLAP), i * (PIECE - OVERLAP) + PIECE));
}

/** Whether something came that is not text: a picture, a file, a voice message, a forwarded message, a card. */
export function hasMedia({ attachments = [] }: TeamsActivity): boolean {
  return attachments.some(({ contentType }) => contentType !== HTML && contentType !== 'messageReference');
}

function htmlOf(attachments: readonly Attachment[] = []): string {
  const found = attachments.find(({ contentType }) => contentType === HTML)?.content;
  return typeof found === 'string' ? found.slice(0, LONGEST) : '';
}

function plainText(html: string): string {
  const text = html.replace(QUOTE, ' ').replace(MENTION, ' ').replace(BREAK, '\n').replace(TAG, ' ');
  return text.replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ');
}
