// @ts-check
// Made of the model with “make templates”; change it there.

/** In a group. */
export const MOST_PEOPLE = 500;
/** How many people to reckon with while nobody says. */
export const DEFAULT_GROUP = 8;
/** How long a plan reckons with a method while nobody says. */
export const DEFAULT_MINUTES = 30;
/** In minutes; no meeting is longer. */
export const DAY = 1440;
/** Of a method, and of a part of a plan. */
export const MOST_MINUTES = 480;
/** In seconds; who gets fewer has no turn to speak of. */
export const SHORTEST_TURN = 20;
/** Of the address of a plan. */
export const PLAN_VERSION = 2;
/** Characters of a text that a message quotes. */
export const LONGEST_QUOTED = 100;
