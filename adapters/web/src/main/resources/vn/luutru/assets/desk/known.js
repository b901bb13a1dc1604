/** Guests who were here before, from this establishment's own stays only; in memory, never on the device. */
import {earlierStays} from './inhouse.js';

const FRESH = 30 * 60_000;

/** @type {import('./inhouse.js').Guest[]} */
let stays = [];
let askedAt = 0;

/** @returns {import('./inhouse.js').Guest[]} stays that are over, as far as they are known */
export const earlier = () => stays;

/** Asks for them, at most every half hour. */
export async function learnEarlier() {
  if (Date.now() - askedAt < FRESH) return;
  askedAt = Date.now();
  const found = await earlierStays();
  if (found.length) stays = found;
  else askedAt = 0;
}
