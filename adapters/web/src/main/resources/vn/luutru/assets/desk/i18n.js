/** Texts in the language of the desk. */
import {Safe} from './dom.js';

/** @type {Record<string, Record<string, string>>} */
const BUNDLES = {};
const SPOKEN = ['vi', 'en'];

let current = 'vi';

/** @returns {'vi'|'en'} */
export const language = () => /** @type {'vi'|'en'} */ (current);

/**
 * Speaks a language from now on.
 *
 * @param {string} tag another than the page's is taken for Vietnamese
 */
export async function speak(tag) {
  const chosen = SPOKEN.includes(tag) ? tag : 'vi';
  if (!BUNDLES[chosen]) {
    const response = await fetch(new URL(`../texts/desk.${chosen}.json`, import.meta.url));
    if (!response.ok) throw new Error(`texts: HTTP ${response.status}`);
    BUNDLES[chosen] = await response.json();
  }
  current = chosen;
  document.documentElement.lang = chosen;
}

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values] for the places in braces
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = BUNDLES[current]?.[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/**
 * A text whose own markup counts; its values are escaped.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function tx(key, values = {}) {
  /** @type {Record<string, unknown>} */
  const escaped = {};
  for (const name of Object.keys(values)) {
    const value = values[name];
    escaped[name] = value instanceof Safe ? value.text : String(value ?? '').replace(/[&<>"']/g, c => ENTITIES[c]);
  }
  return new Safe(t(key, escaped));
}

/**
 * A text with another form for one, where the language has one (`key` and `key.one`).
 *
 * @param {string} key
 * @param {number} n
 * @param {Record<string, unknown>} [values]
 */
export function many(key, n, values = {}) {
  return t(n === 1 && BUNDLES[current][key + '.one'] !== undefined ? key + '.one' : key, {n, ...values});
}
