const timeZone = 'Europe/London';
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
const short = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });

/** Date and time in the UK. @param at ISO time */
export function ukDateTime(at: string): string {
  return long.format(new Date(at));
}

/** Hours and minutes in the UK. @param at ISO time */
export function ukTime(at: string): string {
  return short.format(new Date(at));
}
