/** The service's code tables with their names in both languages; the service worker keeps them for nights without a line. */
import {language} from './i18n.js';

/** @typedef {{code: string, vi: string, en: string, validTo?: string|null}} Entry */
const NAMES = ['purposes', 'countries', 'provinces', 'wards', 'document-types'];

/** @type {Map<string, Map<string, Entry>>} */
const tables = new Map();

/** Loads the tables that the forms need. What cannot be loaded shows codes. */
export async function startTables() {
  await Promise.all(NAMES.map(async name => {
    try {
      const response = await fetch('/v1/code-tables/' + name, {credentials: 'same-origin'});
      if (!response.ok) return;
      const {items} = await response.json();
      tables.set(name, new Map(items.map(entry => [entry.code, entry])));
    } catch (error) {
      console.warn('code table', name, error.name);
    }
  }));
}

/** @param {string} name @returns {Entry[]} what holds today */
export const entries = name => [...(tables.get(name)?.values() ?? [])].filter(entry => !entry.validTo);

/** @param {string} name @param {string|null|undefined} code @returns {string} its name in the language of the desk */
export const nameOf = (name, code) => tables.get(name)?.get(code ?? '')?.[language()] ?? code ?? '';

/** @param {string} name @param {string|null|undefined} code */
export const known = (name, code) => tables.get(name)?.has(code ?? '') ?? false;
