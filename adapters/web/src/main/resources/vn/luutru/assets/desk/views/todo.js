/** Things to do: each with what it is, why, and one or two buttons. */
import {nilReport} from '../actions.js';
import {day, dayMonth, hour, now, shownDay} from '../clock.js';
import {button, html, ico, pressed, put, tag} from '../dom.js';
import {many, t, tx} from '../i18n.js';
import {guestCard, look, waitingGuestCards} from '../inhouse.js';
import {line} from '../sender.js';
import {explained, shownState, stateTag} from '../states.js';
import * as store from '../store.js';
import * as house from './house.js';

const MOST = 12;
const FEW_DAYS = 2;

/** @type {HTMLElement} */
let root;
let whole = false;

/**
 * @param {HTMLElement} panel
 * @param {{go: (name: string, with_?: any) => void, mend: (item: store.Item) => Promise<void>, failed: (error: unknown) => void}} context
 */
export function open(panel, context) {
  root = panel;
  whole = false;
  return pressed(root, {
    card: async id => context.go('khach', {card: {id, ...(await guestCard(id))}}),
    mend: async seq => {
      const item = await store.one(Number(seq));
      if (item) await context.mend(item);
    },
    'nil-day': async date => void (await nilReport(date)),
    'still-here': ref => house.ask(ref, 'extend'),
    'has-left': ref => house.leave(ref),
    'to-row': ref => house.find(ref),
    whole: () => {
      whole = true;
      void look();
    },
  }, context.failed);
}

/** @param {store.Item[]} items @param {import('../inhouse.js').Picture|null} picture */
export function refresh(items, picture) {
  const all = [...waitingGuestCards(items).map(ofCard), ...queued(items), ...owed(items, picture)];
  const shown = whole ? all : all.slice(0, MOST);
  put(root, html`<div class="lt-panel-head"><h2>${t('todo.title')} ${all.length ? html`<span class="lt-count son">${all.length}</span>` : ''}</h2></div>${
    all.length ? html`<ul class="lt-list">${shown}</ul>` : html`<div class="lt-empty">${ico('check')}<p><b>${t('todo.none')}</b></p><p>${t('todo.none.words')}</p></div>`}${
    all.length > shown.length ? html`<p class="mt-2 mb-0">${t('todo.more', {n: all.length - shown.length})} <a href="#tat-ca" data-do="whole">${t('do.show-all')}</a></p>` : ''}`);
}

/** @param {unknown} what @param {unknown} why @param {unknown} does @param {boolean} [stacked] whether what it does needs a line of its own */
const row = (what, why, does, stacked = false) => html`<li class="${stacked ? 'stack' : ''}"><div><p class="lt-line">${what}</p><p class="lt-muted">${why}</p></div>${does}</li>`;
const what = words => html`<span class="what">${words}</span>`;

/** @param {any} one */
const ofCard = one => row(what(t('todo.card', {name: one.fullName ?? ''})),
  tx('todo.card.words', {code: one.code ?? '', time: one.filledAt ? hour(Date.parse(one.filledAt)) : one.createdAt ? hour(Date.parse(one.createdAt)) : ''}),
  button({do: 'card', arg: one.id, icon: 'check', label: t('do.look-at-paper'), look: 'btn-primary', hidden: one.fullName}));

/** @param {store.Item[]} items */
function queued(items) {
  const named = item => what([item.content?.name || t('queue.noname'), item.content?.room ? t('todo.room', {room: item.content.room}) : ''].filter(Boolean).join(', '));
  const rows = [];
  for (const item of items.filter(one => one.state === 'loi')) {
    rows.push(row(html`${named(item)}${stateTag('loi')}`, explained(item, 1), button({do: 'mend', arg: item.seq, icon: 'pencil', label: t('do.mend'), hidden: item.content?.name})));
  }
  for (const item of items.filter(one => one.state === 'chua-ro')) {
    const wait = Math.max(0, Math.round((line.nextTry - now()) / 1000));
    rows.push(row(html`${named(item)}${stateTag(shownState(item))}`, explained(item, 1), html`<span class="lt-muted lt-small">${wait && line.state !== 'session' ? t('todo.asks', {n: Math.ceil(wait / 5) * 5}) : ''}</span>`));
  }
  const drafts = items.filter(one => one.state === 'nhap' && !one.group);
  for (const item of drafts) {
    rows.push(row(html`${named(item)}${stateTag('nhap')}`, explained(item, 1), button({do: 'mend', arg: item.seq, icon: 'right', label: t('do.go-on'), hidden: item.content?.name})));
  }
  const grouped = items.filter(one => one.state === 'nhap' && one.group);
  if (grouped.length) rows.push(row(html`${what(many('queue.group', grouped.length))}${stateTag('nhap')}`, t('queue.group.words'), html`<a class="btn btn-outline-primary" href="#doan">${ico('right')}<span>${t('do.go-on')}</span></a>`));
  return rows;
}

/** @param {store.Item[]} items @param {import('../inhouse.js').Picture|null} picture */
function owed(items, picture) {
  const obligations = picture?.obligations;
  if (!picture || !obligations) return [];
  const pending = new Set(items.filter(item => item.kind !== 'CHECK_IN' && (store.waits(item) || item.state === 'xong')).map(item => item.ref));
  const rows = (obligations.outages ?? []).map(one => row(html`${what(t('todo.outage'))}${tag('warn', 'clock', when(one.movedTo))}`,
    t('todo.outage.words', {from: when(one.begins), to: when(one.ends), due: when(one.movedTo), reason: one.reason, document: one.document}), ''));
  const stay = one => picture.items.find(guest => guest.reference === one.reference);
  const named = one => what(`${stay(one)?.fullName ?? t('todo.guest')}, ${t('todo.room', {room: one.room ?? '?'})}`);
  for (const one of obligations.departureOverdue ?? []) {
    if (pending.has(one.reference) || !stay(one)) continue;
    rows.push(row(html`${named(one)}${tag('bad', 'clock', t('todo.overdue'))}`, t('todo.overdue.words', {day: dayMonth(Date.parse(one.dueOn + 'T00:00:00+07:00'))}),
      html`<div class="lt-btns">${button({do: 'has-left', arg: one.reference, icon: 'out', label: t('do.has-left'), hidden: stay(one)?.fullName})}${button({do: 'still-here', arg: one.reference, icon: 'extend', label: t('do.still-here'), hidden: stay(one)?.fullName})}</div>`));
  }
  for (const one of obligations.unidentified ?? []) {
    const until = Date.parse(one.arrivedAt) + 48 * 3600_000;
    rows.push(row(html`${named(one)}${tag('bad', 'clock', t('todo.unidentified'))}`, t('todo.unidentified.words', {time: hour(until), day: dayMonth(until)}), button({do: 'to-row', arg: one.reference, icon: 'right', label: t('do.show')})));
  }
  const unknown = new Set((obligations.unidentified ?? []).map(one => one.reference));
  for (const one of obligations.withoutPapers ?? []) {
    if (unknown.has(one.reference) || !isToday(one.arrivedAt)) continue;
    rows.push(row(html`${named(one)}${tag('warn', 'warn', t('todo.nopapers'))}`, t('todo.nopapers.words'), button({do: 'to-row', arg: one.reference, icon: 'right', label: t('do.show')})));
  }
  for (const one of obligations.residenceThreshold ?? []) {
    if (!stay(one)) continue;
    rows.push(row(html`${named(one)}${tag('warn', 'info', t('todo.thirty'))}`, t('todo.thirty.words', {day: one.dueOn ? shownDay(one.dueOn) : ''}), button({do: 'to-row', arg: one.reference, icon: 'right', label: t('do.show')})));
  }
  const reported = new Set(items.filter(item => item.kind === 'NIL_REPORT' && item.state !== 'loi').map(item => item.ref.slice(4)));
  const days = (obligations.daysWithoutReport ?? []).filter(date => date < day(now()) && !reported.has(date)).slice(-7).reverse();
  // a row each is easily read for a day or two; a week of them would push the guests in house off the screen
  if (days.length > FEW_DAYS) {
    rows.push(row(what(t('todo.nils', {n: days.length})), t('todo.nils.words'), html`<div class="lt-btns">${days.map(date =>
      button({do: 'nil-day', arg: date, icon: 'moon', label: shownDay(date).slice(0, 5), hidden: t('nil.do')}))}</div>`, true));
    return rows;
  }
  for (const date of days) {
    rows.push(row(what(t('todo.nil', {day: shownDay(date)})), t('todo.nil.words'), button({do: 'nil-day', arg: date, icon: 'moon', label: t('nil.do'), hidden: shownDay(date)})));
  }
  return rows;
}

/** @param {string} instant */
const when = instant => `${hour(Date.parse(instant))} ${dayMonth(Date.parse(instant))}`;

/** @param {string} instant */
const isToday = instant => day(Date.parse(instant)) === day(now());
