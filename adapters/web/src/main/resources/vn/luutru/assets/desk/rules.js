/**
 * The declaration rules and the readers of cards and passports: the service's own Java, compiled for browsers. Loaded
 * once the page is usable; until then, and where it cannot be loaded, the server's calls answer the same.
 */
import {ask} from './api.js';
import {day, instant, nightArrival, now} from './clock.js';
import {language} from './i18n.js';
import {establishment} from './session.js';

/** @type {Promise<any>|null} */
let loading = null;
let tries = 0;

/** @returns {Promise<any>} the module, or null where it was not built or cannot run */
export function loadRules() {
  const built = document.querySelector('meta[name="desk-rules"]') !== null;
  // browsers remember that an address could not be imported: another try has another address
  loading ??= !built ? Promise.resolve(null) : import('../browser/rules.js' + (tries ? '?' + tries : '')).then(
    module => {
      // the first call compiles: better while nobody waits
      module.nameKey('Nguyễn');
      return module;
    },
    error => {
      console.warn('rules', error.message);
      tries++;
      loading = null;
      return null;
    });
  return loading;
}

/**
 * @typedef {{outcome: 'READ'|'PARTLY_READ'|'UNREAD', format?: string|null, guest: any, capture: {method: string}|null,
 *     paper?: any, sources: {field: string, manner: 'READ'|'REPAIRED'|'DERIVED'|'ASSUMED'}[],
 *     wards: {code: string, name: string}[], findings: import('./store.js').Finding[]}} Capture
 *   the answer of `POST /v1/capture/card-qr` and `/v1/capture/mrz`
 */

const options = () => ({today: day(now()), language: language()});

/** @param {string} text of a card's QR code @returns {Promise<Capture>} */
export async function readCard(text) {
  const rules = await loadRules();
  return rules ? rules.readCardQr(text, options()) : ask('POST', '/v1/capture/card-qr', {json: {text}});
}

/** @param {string} text lines of a machine-readable zone @returns {Promise<Capture>} */
export async function readMrz(text) {
  const lines = text.toUpperCase().split(/\s*\n\s*/).map(line => line.replace(/\s/g, '')).filter(Boolean);
  const rules = await loadRules();
  return rules ? rules.readMrz(lines, options()) : ask('POST', '/v1/capture/mrz', {json: {lines}});
}

/**
 * What the rules say of a check-in, before it is sent.
 *
 * @param {any} body of the check-in
 * @returns {Promise<{findings: import('./store.js').Finding[], dueAt: number|null}>} no findings where the rules are not
 *   loaded: the server will say
 */
export async function judgeCheckIn(body) {
  const rules = await loadRules();
  if (!rules) return {findings: [], dueAt: null};
  const declaration = {type: 'CHECK_IN', establishmentId: establishment().id, reference: 'draft', ...JSON.parse(JSON.stringify(body))};
  const said = rules.judge(declaration, {establishment: establishment(), receivedAt: instant(now()), language: language(), nightArrival: nightArrival()});
  return {findings: said.findings, dueAt: said.dueAt ? Date.parse(said.dueAt) : null};
}
