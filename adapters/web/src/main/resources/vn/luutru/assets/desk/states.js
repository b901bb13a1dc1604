/** The words for states: never stronger than the fact. Filled look only when the server has answered. */
import {hour, now, second} from './clock.js';
import {html, tag} from './dom.js';
import {many, t, tx} from './i18n.js';
import {line} from './sender.js';
import {isAnother, theDesk} from './session.js';

export const STATES = ['nhap', 'may', 'gui', 'chua-ro', 'xong', 'loi', 'khoa'];
export const ICONS = {nhap: 'pencil', may: 'device', gui: 'send', 'chua-ro': 'ask', xong: 'check', loi: 'x', khoa: 'key'};

/** @param {import('./store.js').Item} item @returns {string} the state to show: who must sign in again is shown so */
export const shownState = item =>
  (item.state === 'may' || item.state === 'chua-ro') && (line.state === 'session' || line.state === 'device' || isElsewhere(item)) ? 'khoa' : item.state;

/** @param {import('./store.js').Item} item @returns {boolean} whether it was saved while the desk was another establishment's */
const isElsewhere = item => item.at !== theDesk()?.establishment.id;

/** @param {string} state */
export const stateTag = state => tag(state, ICONS[state], t('state.' + state));

/** @param {import('./store.js').Item} item @param {number} place in the queue, from 1 */
export const explained = (item, place) => html`${inWords(item, place)}${isAnother(item.by) ? html` ${t('said.by', {name: item.by?.name})}` : ''}`;

/** @param {import('./store.js').Item} item @param {number} place in the queue, from 1 */
function inWords(item, place) {
  switch (shownState(item)) {
    case 'nhap':
      return tx('said.nhap', {time: hour(item.savedAt)});
    case 'may':
      return (item.notBefore ?? 0) > now()
        ? tx('said.held', {time: second(item.savedAt)})
        : tx(place > 1 ? 'said.may.place' : line.state === 'off' ? 'said.may.off' : line.state === 'busy' ? 'said.may.busy' : 'said.may',
          {time: second(item.savedAt), place});
    case 'gui':
      return tx('said.gui', {time: second(item.sentAt ?? item.savedAt)});
    case 'chua-ro':
      return tx('said.chua-ro', {time: second(item.sentAt ?? item.savedAt)});
    case 'khoa':
      return tx(isElsewhere(item) ? 'said.elsewhere' : 'said.khoa', {time: second(item.savedAt)});
    case 'loi':
      return tx(item.kind === 'CHECK_IN' ? 'said.loi' : 'said.loi.act', {why: why(item)});
    default:
      return tx('said.xong', {time: second(Date.parse(item.receipt?.recordedAt ?? '')), number: item.receipt?.number ?? ''});
  }
}

/** @param {import('./store.js').Item} item @returns {string} what the server said against it */
export function why(item) {
  const findings = item.content?.findings ?? [];
  const errors = findings.filter(finding => finding.severity === 'ERROR');
  const first = (errors[0] ?? findings[0])?.message ?? t('said.loi.unknown');
  return errors.length > 1 ? first + ' ' + many('said.loi.more', errors.length - 1) : first;
}

/** @param {import('./store.js').Receipt} receipt @returns {number} minutes by which it was late, 0 when it was not */
export const minutesLate = receipt =>
  receipt.timeliness === 'LATE' && receipt.dueAt
    ? Math.max(1, Math.ceil((Date.parse(receipt.reportedAt) - Date.parse(receipt.dueAt)) / 60_000))
    : 0;
