// @ts-check
// Limits that fields and links share, and what to reckon with while nobody says.  A test holds them beside the model.

export const MOST_PEOPLE = 500;
/** Minutes of a part of a plan. */
export const MOST_MINUTES = 480;
/** Minutes of a whole meeting. */
export const DAY = 1440;
/** How many people to reckon with. */
export const DEFAULT_GROUP = 8;
