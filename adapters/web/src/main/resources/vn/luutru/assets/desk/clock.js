/**
 * The time as the server has it. The device's clock is only trusted for how much time has passed; every deadline and
 * every instant that is declared is the device's time plus the difference last measured.
 */
import {meta} from './db.js';

/** Vietnam has kept UTC+7 without summer time since 1975. */
const ZONE = 7 * 3600_000;
const MINUTE = 60_000;
export const DAY = 24 * 3600_000;

let difference = 0;
let measuredAt = 0;

/** Reads the difference measured last. */
export async function startClock() {
  const kept = await meta.get('clock');
  if (kept) {
    difference = kept.difference;
    measuredAt = kept.measuredAt;
  }
}

/**
 * Compares the clocks.
 *
 * @param {string} serverTime ISO 8601, as the server answered
 * @param {number} sentAt     the device's time when the question left
 * @param {number} receivedAt the device's time when the answer came
 */
export async function compareClocks(serverTime, sentAt, receivedAt) {
  const server = Date.parse(serverTime);
  if (Number.isNaN(server)) return;
  const found = Math.round(server - (sentAt + receivedAt) / 2);
  // within the uncertainty of the measurement the earlier difference stays, so that times do not tremble
  if (measuredAt && Math.abs(found - difference) <= (receivedAt - sentAt) / 2 + 500) {
    measuredAt = receivedAt;
    return;
  }
  difference = found;
  measuredAt = receivedAt;
  await meta.put('clock', {difference, measuredAt});
}

/** Milliseconds of the epoch by the server's clock. */
export const now = () => Date.now() + difference;

/** Whole minutes by which the device is slow (positive) or fast (negative); 0 below two minutes. */
export function minutesOff() {
  const minutes = Math.round(difference / MINUTE);
  return Math.abs(minutes) < 2 ? 0 : minutes;
}

const shifted = ms => new Date(ms + ZONE);
const two = n => String(n).padStart(2, '0');

/** @param {number} ms @returns {string} `2026-11-29`, local */
export const day = ms => shifted(ms).toISOString().slice(0, 10);

/** @param {number} ms @returns {string} `2026-11-29T22:18:04+07:00` */
export const instant = ms => shifted(ms).toISOString().slice(0, 19) + '+07:00';

/** @param {number} ms @returns {string} `22:18` */
export const hour = ms => shifted(ms).toISOString().slice(11, 16);

/** @param {number} ms @returns {string} `22:18:04` */
export const second = ms => shifted(ms).toISOString().slice(11, 19);

/** @param {number} ms @returns {string} `29/11` */
export const dayMonth = ms => two(shifted(ms).getUTCDate()) + '/' + two(shifted(ms).getUTCMonth() + 1);

/** @param {string|null|undefined} iso `2026-11-29`, `2026-11` or `2026` @returns {string} `29/11/2026` */
export const shownDay = iso => (iso ?? '').split('-').reverse().join('/');

/** @param {number} ms @returns {number} 0 Sunday … 6 Saturday, local */
export const weekday = ms => shifted(ms).getUTCDay();

/** @param {string} iso local day @param {number} days @returns {string} the local day so many days later */
export const plusDays = (iso, days) => new Date(Date.parse(iso + 'T00:00:00Z') + days * DAY).toISOString().slice(0, 10);

/** @param {string} from @param {string} to local days @returns {number} nights between them */
export const nightsBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** @param {string} iso local day @param {string} time `HH:mm` @returns {number} milliseconds */
export const at = (iso, time) => Date.parse(`${iso}T${time}:00+07:00`);

/**
 * The deadlines by which the service judges (`DeadlinePolicy`), as it wrote them into the page: times of day, and minutes
 * after the arrival of a foreigner.
 *
 * @returns {{nightArrival: string, evening: string, morning: string, nightEnds: string, foreigners: number, foreignersRemote: number}}
 */
export function deadlines() {
  const written = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="deadlines"]'));
  const {evening, morning, nightEnds, foreigners, foreignersRemote} = /** @type {any} */ (written.dataset);
  return {nightArrival: written.content, evening, morning, nightEnds, foreigners: Number(foreigners), foreignersRemote: Number(foreignersRemote)};
}

/**
 * The next of the two daily deadlines (law on residence, article 30).
 *
 * @param {number} ms
 * @returns {number} milliseconds
 */
export function nextDeadline(ms) {
  const {evening, morning} = deadlines();
  const today = day(ms);
  if (hour(ms) < morning) return at(today, morning);
  return hour(ms) < evening ? at(today, evening) : at(plusDays(today, 1), morning);
}

/** @returns {string} how the service reads an arrival after midnight: LITERAL or STRICT (`luutru.rules.night-arrival`) */
export const nightArrival = () => deadlines().nightArrival;

/** Whether an arrival belongs to the night that is not over yet. @param {number} arrivedAt milliseconds */
const isOfTheNightBefore = arrivedAt => nightArrival() === 'STRICT' && hour(arrivedAt) < deadlines().nightEnds;

/** @typedef {{regime: string, remote: boolean}} Lodging what deadlines depend on of an establishment */

/** Within how many minutes after arrival a foreigner is reported (law 47/2014, article 33.2). @param {Lodging} where */
const foreignersMinutes = where => (where.remote ? deadlines().foreignersRemote : deadlines().foreigners);

/** The same in hours, as people say it. @param {Lodging} where */
export const foreignersHours = where => foreignersMinutes(where) / 60;

/**
 * When the first report of an arrival is due: what the page counts down to until the rules themselves are loaded. For
 * foreigners the two daily deadlines count in licensed lodging only (decree 96/2016, article 44.4).
 *
 * @param {number} arrivedAt milliseconds
 * @param {boolean} foreign
 * @param {Lodging} where
 * @returns {number} milliseconds
 */
export function dueOf(arrivedAt, foreign, where) {
  const {evening, morning} = deadlines();
  const arrival = day(arrivedAt);
  const due = isOfTheNightBefore(arrivedAt) ? at(arrival, morning)
    : hour(arrivedAt) < evening ? at(arrival, evening) : at(plusDays(arrival, 1), morning);
  if (!foreign) return due;
  const clock = arrivedAt + foreignersMinutes(where) * MINUTE;
  return where.regime === 'LICENSED_LODGING' ? Math.min(due, clock) : clock;
}

/**
 * Reads a time of day as people type it: `21:50`, `21h50`, `2150`, `9.30`.
 *
 * @param {string} typed
 * @returns {string} `21:50`; empty when it is none
 */
export function timeTyped(typed) {
  const found = /^\s*(\d{1,2})\s*[:.hg]?\s*(\d{2})?\s*$/i.exec(typed);
  const hours = Number(found?.[1]);
  const minutes = Number(found?.[2] ?? 0);
  return found && hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : '';
}

/**
 * Reads a date of birth as people type it. Of a year with two digits the century is known only where the other one lies
 * ahead: `90` is 1990, `15` stays as it was typed.
 *
 * @param {string} typed
 * @param {string} today `2026-11-29`
 */
export function birthTyped(typed, today) {
  const short = /^\s*(\d{1,2}[/.\-\s]\d{1,2}[/.\-\s])(\d{2})\s*$/.exec(typed);
  return dayTyped(short && short[2] > today.slice(2, 4) ? short[1] + '19' + short[2] : typed);
}

/**
 * Reads a day as people type it: `29/11/2026`, `29-11-2026`, `29112026`, `11/2026`, `2026`.
 *
 * @param {string} typed
 * @returns {string} `2026-11-29`, `2026-11`, `2026`; what was typed when it is none of these
 */
export function dayTyped(typed) {
  const text = typed.trim();
  const eight = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (eight) return `${eight[3]}-${eight[2]}-${eight[1]}`;
  const parts = text.split(/[/.\-\s]+/);
  if (!parts.every(p => /^\d+$/.test(p)) || parts[parts.length - 1].length !== 4) return text;
  return parts.reverse().map(p => (p.length < 2 ? '0' + p : p)).join('-');
}
