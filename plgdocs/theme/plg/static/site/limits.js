// @ts-check
// Limits that fields and links share, and what to reckon with while nobody says.  The model sets them (model.py, plans.py).

export const MOST_PEOPLE = 500;
/** Minutes of a part of a plan, and of a whole meeting. */
export const MOST_MINUTES = 480;
export const DAY = 24 * 60;
/** How many people to reckon with. */
export const DEFAULT_GROUP = 8;
