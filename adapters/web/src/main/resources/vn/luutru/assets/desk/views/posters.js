/** The posters by which guests fill in their own details: print one, make one, revoke one. With a line only. */
import {NoAnswer, Problem, ask} from '../api.js';
import {day, dayMonth} from '../clock.js';
import {button, html, ico, note, pressed, put, tag} from '../dom.js';
import {failure, notices} from '../frame.js';
import {t, tx} from '../i18n.js';
import {establishment} from '../session.js';
import {field} from './fields.js';

/** @typedef {{posterId: string, url: string, label: string, issuedAt: string, revokedAt: string|null}} Poster */

/** @type {HTMLElement} */
let root;
/** @type {Poster[]} */
let posters = [];
/** The poster that somebody is asked about. */
let asked = '';

export const title = () => t('posters.title');

const address = () => `/v1/establishments/${encodeURIComponent(establishment().id)}/posters`;

/** @param {HTMLElement} main */
export function open(main) {
  root = main;
  posters = [];
  asked = '';
  root.innerHTML = html`<div id="b-notes"></div><div class="lt-head"><div><h1>${title()}</h1><p>${t('posters.words')}</p></div></div><div id="b-said" role="status"></div>
    <div class="lt-grid c-8-4"><section class="lt-panel" id="b-list"><p>${t('remind.asking')}</p></section><form class="lt-panel" id="b-new" novalidate><div class="lt-panel-head"><h2>${t('posters.new')}</h2></div>${
    field({name: 'label', label: t('posters.label'), hint: t('posters.label.hint'), most: 80})}<div class="lt-btns wide"><button type="submit" class="btn btn-primary">${ico('plus')}${t('posters.make')}</button></div></form></div>`.text;
  const stop = pressed(root, {
    again: () => load(),
    'ask-revoke': id => {
      asked = id;
      draw();
    },
    keep: () => {
      asked = '';
      draw();
    },
    revoke: id => change(() => ask('DELETE', `${address()}/${encodeURIComponent(id)}`), t('posters.revoked.said')),
  }, failed);
  const submit = event => {
    event.preventDefault();
    const label = /** @type {HTMLInputElement} */ (root.querySelector('#f-label'));
    void change(async () => {
      await ask('POST', address(), {json: {label: label.value}});
      label.value = '';
    }, t('posters.made')).catch(failed);
  };
  root.addEventListener('submit', submit);
  void load().catch(failed);
  return () => {
    stop();
    root.removeEventListener('submit', submit);
  };
}

/** @param {import('../store.js').Item[]} items */
export const refresh = items => put(root.querySelector('#b-notes'), notices(items));

async function load() {
  try {
    posters = (await ask('GET', address())).items;
    draw();
  } catch (error) {
    refused(error);
    put(root.querySelector('#b-list'), html`<p>${t('posters.noline')}</p><div class="lt-btns">${button({do: 'again', icon: 'again', label: t('bar.again')})}</div>`);
  }
}

/** @param {() => Promise<unknown>} work @param {string} words when it is done */
async function change(work, words) {
  try {
    await work();
    asked = '';
    await load();
    put(root.querySelector('#b-said'), note('ok', 'check', words));
  } catch (error) {
    refused(error);
  }
}

function draw() {
  const held = posters.filter(poster => !poster.revokedAt);
  const gone = posters.filter(poster => poster.revokedAt);
  put(root.querySelector('#b-list'), html`<div class="lt-panel-head"><h2>${t('posters.held')}</h2></div>${held.length ? html`<ul class="lt-list">${held.map(row)}</ul>` : html`<div class="lt-empty"><p>${t('posters.none')}</p></div>`}${
    gone.length ? html`<p class="lt-small lt-muted mt-2 mb-0">${t('posters.gone')} ${gone.slice(0, 5).map(poster => `${poster.label} (${shown(poster.revokedAt)})`).join(', ')}</p>` : ''}`);
}

/** @param {string|null} instant */
const shown = instant => (instant ? dayMonth(Date.parse(instant)) + '/' + day(Date.parse(instant)).slice(0, 4) : '');

/** @param {Poster} poster */
const row = poster => html`<li><div><p class="lt-line"><span class="what">${poster.label}</span>${tag('ok', 'qr', t('posters.in-use'))}</p><p class="lt-muted">${t('posters.since', {day: shown(poster.issuedAt)})}</p></div>${
  asked === poster.posterId
    ? html`<div class="lt-ask"><p><b>${tx('posters.ask', {label: poster.label})}</b></p><div class="lt-btns mt-2">${button({do: 'revoke', arg: poster.posterId, icon: 'ban', label: t('posters.revoke'), look: 'btn-danger'})}${button({do: 'keep', icon: 'undo', label: t('do.leave-it')})}</div></div>`
    : html`<div class="lt-btns"><a class="btn btn-outline-primary" href="/le-tan/to-dan/${poster.posterId}" target="_blank" rel="noopener">${ico('print')}<span>${t('posters.print')}<span class="visually-hidden"> ${poster.label}</span></span></a>${
      button({do: 'ask-revoke', arg: poster.posterId, icon: 'ban', label: t('posters.revoke'), hidden: poster.label})}</div>`}</li>`;

/** @param {unknown} error */
function refused(error) {
  if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
  put(root.querySelector('#b-said'), html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${error instanceof Problem ? error.text : t('posters.noline')}</p></div></div>`);
}

/** @param {unknown} error */
function failed(error) {
  put(root.querySelector('#b-said'), failure(error));
}
