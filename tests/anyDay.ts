/** After all that an author dates, so that writing down a check turns no test red. */
export const ANY_DAY = '2099-12-31';
