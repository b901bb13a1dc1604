/** What waits on this device, what is recorded, and what the words mean. */
import {second} from '../clock.js';
import {button, html, ico, note, pressed, put, tag} from '../dom.js';
import {failure, notices} from '../frame.js';
import {many, t, tx} from '../i18n.js';
import {kept} from '../offline.js';
import {line} from '../sender.js';
import {isAnother} from '../session.js';
import {STATES, explained, minutesLate, shownState, stateTag} from '../states.js';
import * as store from '../store.js';

/** @type {HTMLElement} */
let root;
let whole = false;
const SHOWN = 20;

export const title = () => t('tab.queue');

/**
 * @param {HTMLElement} main
 * @param {{items: store.Item[], mend: (item: store.Item) => Promise<void>}} context
 */
export function open(main, context) {
  root = main;
  whole = false;
  root.innerHTML = html`<div class="lt-head"><div><h1>${title()}</h1><p>${t('queue.words')}</p></div></div><div id="q-failed"></div><div id="q-notes"></div>
    <div class="lt-grid c-8-4"><div class="lt-stackv"><section class="lt-panel" id="q-waiting"></section><section class="lt-panel" id="q-done"></section></div>
    <div class="lt-stackv"><section class="lt-panel">${words()}</section></div></div>`.text;
  refresh(context.items);
  return pressed(root, {
    mend: async seq => {
      const item = await store.one(Number(seq));
      if (item) await context.mend(item);
    },
    all: () => {
      whole = true;
      refresh(context.items);
    },
    discard: async seq => {
      const item = await store.one(Number(seq));
      if (item) await store.remove(item, ['nhap', 'loi']);
    },
  }, error => put(root.querySelector('#q-failed'), failure(error)));
}

/** @param {store.Item[]} items */
export function refresh(items) {
  const waiting = items.filter(item => item.state !== 'xong' && !item.group);
  const grouped = items.filter(item => item.state === 'nhap' && item.group);
  const sending = items.filter(item => item.group && item.state !== 'xong' && item.state !== 'nhap');
  const all = [...waiting, ...sending].sort((a, b) => a.seq - b.seq);
  const done = items.filter(item => item.state === 'xong').reverse();
  put(root.querySelector('#q-notes'), notices(items));
  put(root.querySelector('#q-waiting'), html`<div class="lt-panel-head"><h2>${t('queue.here')}</h2><span class="lt-asof">${many('queue.count', all.length)}</span></div>${
    all.length || grouped.length ? html`<ul class="lt-list">${all.map((item, i) => row(item, all.slice(0, i).filter(store.waits).length + 1))}${groups(grouped)}</ul>` : empty(done)}`);
  put(root.querySelector('#q-done'), html`<div class="lt-panel-head"><h2>${t('queue.done')}</h2><span class="lt-asof">${many('queue.done.count', done.length)}</span></div>${
    done.length ? table(done.slice(0, whole ? undefined : SHOWN)) : html`<div class="lt-empty"><p>${t('queue.done.none')}</p></div>`}${
    done.length > SHOWN && !whole ? html`<p class="mt-2 mb-0">${t('queue.done.shown', {n: SHOWN, of: done.length})} <a href="#tat-ca" data-do="all">${t('do.show-all')}</a></p>` : ''}`);
}

/** @param {store.Item} item @param {number} place */
function row(item, place) {
  const name = item.content?.name || t('queue.noname');
  const mended = item.state === 'loi' && item.kind === 'CHECK_IN';
  return html`<li><div><p class="lt-line"><span class="what">${[name, item.content?.room].filter(Boolean).join(' · ')}</span>${
    item.kind === 'CHECK_IN' ? '' : html`<span class="lt-small lt-muted">${t('kind.' + item.kind)}</span>`}${stateTag(shownState(item))}</p><p class="lt-muted">${explained(item, place)}</p></div>${
    item.state === 'nhap' ? html`<div class="lt-btns">${button({do: 'mend', arg: item.seq, icon: 'right', label: t('do.go-on'), hidden: name})}${button({do: 'discard', arg: item.seq, icon: 'x', label: t('do.throw-away'), hidden: name})}</div>`
    : mended ? html`<div class="lt-btns">${button({do: 'mend', arg: item.seq, icon: 'pencil', label: t('do.mend'), look: 'btn-primary', hidden: name})}${button({do: 'discard', arg: item.seq, icon: 'x', label: t('do.throw-away'), hidden: name})}</div>`
    : item.state === 'loi' ? button({do: 'discard', arg: item.seq, icon: 'x', label: t('do.throw-away'), hidden: name})
    : item.state === 'may' && item.kind === 'CHECK_IN' && item.content?.form ? button({do: 'mend', arg: item.seq, icon: 'pencil', label: t('do.edit'), hidden: name}) : ''}</li>`;
}

/** @param {store.Item[]} drafts of groups */
function groups(drafts) {
  if (!drafts.length) return '';
  return html`<li><div><p class="lt-line"><span class="what">${many('queue.group', drafts.length)}</span>${stateTag('nhap')}</p><p class="lt-muted">${t('queue.group.words')}</p></div><a class="btn btn-outline-primary" href="#doan">${
    ico('right')}<span>${t('do.go-on')}</span></a></li>`;
}

/** @param {store.Item[]} done */
function empty(done) {
  const last = done[0]?.receipt?.recordedAt;
  return html`<div class="lt-empty">${ico('check')}<p><b>${t('queue.empty')}</b></p><p>${done.length ? tx('queue.empty.done', {n: done.length, time: second(Date.parse(last ?? ''))})
    : line.state === 'on' ? t('queue.empty.on', {time: second(line.lastOn)}) : t('queue.empty.words')}</p></div>`;
}

/** @param {store.Item[]} done */
const table = done => html`<div class="lt-scroll"><table class="lt-table cards has-room" role="table"><caption class="visually-hidden">${t('queue.done')}</caption>
  <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('column.guest')}</th><th scope="col" role="columnheader" class="room">${t('column.room')}</th><th scope="col" role="columnheader">${t('column.receipt')}</th><th
  scope="col" role="columnheader">${t('column.recordedAt')}</th><th scope="col" role="columnheader" class="lt-num"><span class="visually-hidden">${t('column.do')}</span></th></tr></thead><tbody role="rowgroup">${done.map(item => {
    const receipt = /** @type {store.Receipt} */ (item.receipt);
    const late = minutesLate(receipt);
    const time = second(Date.parse(receipt.recordedAt));
    return html`<tr role="row"><th scope="row" role="rowheader">${item.content?.name}${item.kind === 'CHECK_IN' ? '' : html`<br><span class="fw-normal lt-muted lt-small">${t('kind.' + item.kind)}</span>`}${
      isAnother(item.by) ? html`<br><span class="fw-normal lt-muted lt-small">${t('said.by', {name: item.by?.name})}</span>` : ''}</th><td role="cell" class="room" data-l="${t('column.room')}:">${item.content?.room ?? ''}</td><td
      role="cell" data-l="${t('column.receipt')}:"><span class="lt-code">${receipt.number}</span></td><td role="cell" data-l="${t('column.recordedAt')}:">${
      late ? tag('warn', 'clock', t('receipt.late', {time, late: late < 120 ? many('minutes', late) : many('hours', Math.floor(late / 60))})) : receipt.timeliness ? t('receipt.ontime', {time}) : time}</td><td role="cell" class="lt-num full">${
      item.kind === 'CHECK_IN' ? html`<a class="btn btn-outline-primary btn-sm" href="/v1/receipts/${receipt.number}/pdf" target="_blank" rel="noopener">${ico('receipt')}<span>${t('do.receipt')}<span class="visually-hidden"> ${item.content?.name}</span></span></a>` : ''}</td></tr>`;
  })}</tbody></table></div>`;

const words = () => html`<div class="lt-panel-head"><h2>${t('words.title')}</h2></div><dl class="mb-0">${STATES.map(state =>
  html`<dt>${stateTag(state)}</dt><dd class="mb-2 lt-small">${t('words.' + state)}</dd>`)}</dl>${note('', 'info', t('words.kept'))}${kept ? '' : note('warn', 'device', tx('enrol.install'))}`;
