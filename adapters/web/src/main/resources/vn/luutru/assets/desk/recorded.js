/** What happens once the server has recorded something: the receipt stays, what was known of the guest goes. */
import {NoAnswer, call} from './api.js';
import {expectChange} from './inhouse.js';
import * as store from './store.js';

/**
 * @param {import('./store.js').Item} item
 * @param {import('./outcome.js').Recorded} outcome
 */
export async function recorded(item, outcome) {
  const content = item.content ?? {name: ''};
  const warnings = outcome.findings.filter(finding => finding.severity === 'WARNING');
  await store.change(item, ['gui'], {state: 'xong', receipt: outcome.receipt},
    {name: content.name, room: content.room, ...(content.note ? {note: content.note} : {}), ...(warnings.length ? {findings: warnings} : {})});
  await expectChange(outcome.receipt.position);
}

/**
 * Deletes the guest cards whose declaration is recorded; what fails is done the next time.
 *
 * @param {import('./store.js').Item[]} items
 */
export async function discardGuestCards(items) {
  for (const item of items.filter(one => one.state === 'xong' && one.card && !one.cardGone)) {
    try {
      const answer = await call('DELETE', '/v1/desk/guest-cards/' + encodeURIComponent(item.card ?? ''));
      if (answer.status < 300 || answer.status === 404) await store.change(item, ['xong'], {cardGone: true});
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return;
    }
  }
}
