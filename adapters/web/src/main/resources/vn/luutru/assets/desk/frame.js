/** What stands around every view: the place, who is at the desk, the tabs, and at most one bar that is true for all. */
import {NoAnswer, Problem} from './api.js';
import {day, hour, minutesOff, now, plusDays, second, shownDay} from './clock.js';
import {isFull} from './db.js';
import {distance, dueNow} from './deadline.js';
import {button, html, ico, note, put} from './dom.js';
import {language, many, t, tx} from './i18n.js';
import {thePicture, waitingGuestCards} from './inhouse.js';
import {line} from './sender.js';
import {deskState, theDesk, theSitting} from './session.js';
import {waits} from './store.js';
import {nameOf} from './tables.js';

/** The views behind the tabs, by the part of the address after `#`. */
export const TABS = [
  {name: 'hom-nay', icon: 'clock', text: 'tab.today'},
  {name: 'khach', icon: 'qr', text: 'tab.guest'},
  {name: 'doan', icon: 'bus', text: 'tab.group'},
  {name: 'cho-gui', icon: 'send', text: 'tab.queue'},
];

const $ = id => document.getElementById(id);

/**
 * @param {string} current name of the view
 * @param {import('./store.js').Item[]} items
 */
export function showFrame(current, items) {
  const desk = theDesk();
  const open = deskState() === 'open';
  put($('desk-place'), desk ? html`<b>${desk.establishment.name}</b><span>${[nameOf('wards', desk.establishment.ward), desk.device.label].filter(Boolean).join(' · ')}</span>` : html``);
  put($('desk-languages'), html`${languageLink('vi', 'VI', t('language.vi'))}${languageLink('en', 'EN', t('language.en'))}`);
  const sitting = theSitting();
  put($('desk-who'), sitting ? html`<a href="#khoa" data-do="lock" aria-label="${t('frame.lock', {name: sitting.name})}">${ico('lock')}<span>${shortName(sitting.name)}</span></a>` : html``);
  const tabs = $('desk-tabs');
  if (tabs) {
    tabs.hidden = !open;
    put(tabs, html`<div class="lt-wrap"><ul>${TABS.map(tab => html`<li><a href="#${tab.name}" ${tab.name === current ? html`aria-current="page"` : ''}>${ico(tab.icon)}<span>${t(tab.text)}${
      tab.name === 'cho-gui' ? count(items) : ''}</span></a></li>`)}</ul></div>`);
  }
  put($('desk-bar'), html`${bar(items)}${open && current !== 'hom-nay' ? reminder(items) : ''}`);
  put($('desk-foot'), html`${open ? html`<a href="#nhac">${t('remind.title')}</a><a href="#bien">${t('posters.title')}</a>` : ''}<a href="/huong-dan">${t('foot.guide')}</a><a href="/du-lieu">${t('foot.privacy')}</a><a href="/nha-phat-trien">${t('foot.source')}</a><span class="lt-looks">${t('foot.look')} ${['auto', 'light', 'dark'].map(look =>
    html`<a href="?theme=${look}" data-do="look" data-arg="${look}">${t('foot.look.' + look)}</a>`)}</span>`);
}

/** @param {string} tag @param {string} label @param {string} name */
const languageLink = (tag, label, name) => html`<a href="?lang=${tag}" lang="${tag}" data-do="speak" data-arg="${tag}" ${
  tag === language() ? html`aria-current="true"` : ''} aria-label="${label}, ${name}">${label}</a>`;

/** The last two words of a name: how people call one another. @param {string} name */
const shortName = name => name.split(/\s+/).slice(-2).join(' ');

/** @param {import('./store.js').Item[]} items */
function count(items) {
  const n = items.filter(item => waits(item) || item.state === 'loi').length;
  return n === 0 ? '' : html` <span class="lt-count ${items.some(item => item.state === 'loi') ? 'son' : ''}">${n}<span class="visually-hidden"> ${t('tab.queue.count')}</span></span>`;
}

/** @param {import('./store.js').Item[]} items */
function bar(items) {
  if (deskState() === 'new') return html``;
  const n = items.filter(waits).length;
  if (line.state === 'off') {
    return html`<section class="lt-bar-out off" aria-label="${t('bar.line')}"><div class="lt-wrap lt-bar">${ico('offline')}<div class="grow" role="status">${t('bar.off', {time: hour(line.since)})}
      <span>${n ? many('bar.off.held', n) : t('bar.off.none')}</span></div>${button({do: 'send', icon: 'again', label: t('bar.again')})}</div></section>`;
  }
  return html``;
}

/** A deadline is so near that every view says so, in milliseconds. */
const NEAR = 60 * 60_000;

/** What is late, near or missing, on the views that do not show it anyway. @param {import('./store.js').Item[]} items */
function reminder(items) {
  const picture = thePicture();
  const {due, open, late} = dueNow(items, waitingGuestCards(items), now());
  const yesterday = plusDays(day(now()), -1);
  // without a line one bar is enough: a day that is over can wait for it
  const missing = line.state !== 'off' && (picture?.obligations?.daysWithoutReport ?? []).includes(yesterday) &&
    !items.some(item => item.ref === 'nil-' + yesterday && item.state !== 'loi');
  const words = late ? many('remind.bar.late', late)
    : open && due - now() <= NEAR ? tx('remind.bar.near', {time: hour(due), left: many('left.minute', distance(due - now()).n), open: many('due.words', open)})
    : missing ? t('remind.bar.missing', {day: shownDay(yesterday)}) : '';
  return words && html`<section class="lt-bar-out ${late ? 'late' : 'near'}" aria-label="${t('remind.title')}"><div class="lt-wrap lt-bar">${ico('clock')}<div class="grow" role="status">${words}</div><a
    class="btn btn-outline-primary" href="#hom-nay">${ico('right')}<span>${t('do.show')}</span></a></div></section>`;
}

/**
 * What every view says above its own things: a session that is over, a server that is busy, a clock that is wrong.
 *
 * @param {import('./store.js').Item[]} items
 */
export function notices(items) {
  const n = items.filter(waits).length;
  const off = minutesOff();
  return html`${line.state === 'session' ? note('khoa', 'key', tx('notice.session', {kept: many('notice.kept', n)}),
    html`<div class="lt-btns mt-2">${button({do: 'sign-in', icon: 'key', label: t('notice.session.do'), look: 'btn-primary'})}</div>`) : ''}${
  line.state === 'device' ? note('khoa', 'key', tx('notice.device', {kept: many('notice.kept', n)}),
    html`<div class="lt-btns mt-2">${button({do: 'sign-in', icon: 'key', label: t('notice.device.do'), look: 'btn-primary'})}</div>`) : ''}${
  line.state === 'busy' ? note('', 'again', tx('notice.busy', {time: second(line.nextTry)})) : ''}${
  line.state === 'fault' ? note('bad', 'warn', tx(isFull(line.fault) ? 'notice.fault.full' : 'notice.fault', {kept: many('notice.kept', n), time: second(line.nextTry), why: reasonOf(line.fault)})) : ''}${
  off ? note('warn', 'clock', off > 0 ? tx('notice.clock.slow', {n: off}) : tx('notice.clock.fast', {n: -off})) : ''}`;
}

/** @param {unknown} error */
const reasonOf = error => String(/** @type {any} */ (error)?.message ?? error);

/** @param {unknown} error @returns {import('./dom.js').Safe} what went wrong on the device and what to do */
export function failure(error) {
  const words = error instanceof NoAnswer ? tx('failed.noline') : error instanceof Problem && error.text ? error.text
    : isFull(error) ? tx('failed.full') : tx('failed.other', {why: reasonOf(error)});
  return html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${words}</p></div></div>`;
}
