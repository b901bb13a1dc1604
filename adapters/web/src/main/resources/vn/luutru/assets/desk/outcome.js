/**
 * What an answer means for an item of the queue. Only a receipt makes it recorded; only an answer that says so makes it
 * refused or surely not taken; everything else is unknown and asked again with the same reference.
 */
import {codeOf} from './api.js';

/** Problems after which nothing is stored, whatever their status. */
const NOT_TAKEN = new Set(['OVERLOADED', 'CLOCK_SKEW', 'BODY_TOO_SLOW']);

/** Seconds between tries after a failure: doubled each time, up to this. */
const LONGEST = 120;

/**
 * @typedef {{to: 'xong', receipt: import('./store.js').Receipt, findings: import('./store.js').Finding[]}} Recorded
 * @typedef {{to: 'loi', findings: import('./store.js').Finding[], code: string}} Refused
 * @typedef {{to: 'may'|'chua-ro', stop: 'busy'|'session'|'device'|'line', wait: number|null, code: string}} Again
 */

/**
 * @param {import('./api.js').Answer} answer
 * @returns {Recorded|Refused|Again}
 */
export function judge(answer) {
  const {status, body} = answer;
  const code = codeOf(body);
  if (status < 300) {
    return body?.receipt?.number
      ? {to: 'xong', receipt: body.receipt, findings: body.findings ?? []}
      : {to: 'chua-ro', stop: 'line', wait: null, code};
  }
  if (status === 401 || status === 403) {
    return {to: 'may', stop: code === 'DESK_LOCKED' ? 'session' : 'device', wait: null, code};
  }
  if (status === 429 || NOT_TAKEN.has(code)) return {to: 'may', stop: 'busy', wait: answer.retryAfter, code};
  if (status >= 500 || status === 408) return {to: 'chua-ro', stop: 'busy', wait: answer.retryAfter, code};
  return {to: 'loi', code, findings: body?.findings ?? []};
}

/**
 * @param {number} failures in a row, from 1
 * @param {number|null} asked seconds that the server asked for
 * @param {number} chance 0 to 1
 * @returns {number} milliseconds to wait: never less than asked for, spread so that desks do not come back at once
 */
export function pause(failures, asked, chance) {
  const doubled = Math.min(LONGEST, 2 ** Math.min(failures, 10));
  const base = Math.max(asked ?? 0, doubled / 2);
  return Math.round((base + (doubled / 2) * chance) * 1000);
}
