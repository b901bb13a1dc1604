/** What was scanned, read: on the device where the rules are loaded, else by the server. */
import {NoAnswer, Problem} from '../api.js';
import {t} from '../i18n.js';
import {readCard, readMrz} from '../rules.js';

/**
 * @param {'card'|'mrz'|'unknown'} kind
 * @param {string} text
 * @returns {Promise<{capture: import('../rules.js').Capture|null, words: string}>} without a capture, why
 */
export async function readScanned(kind, text) {
  try {
    const capture = await (kind === 'mrz' ? readMrz(text) : readCard(text));
    return capture.outcome === 'UNREAD' ? {capture: null, words: capture.findings[0]?.message ?? ''} : {capture, words: ''};
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
    return {capture: null, words: error instanceof Problem ? error.text : t('scan.noline')};
  }
}
