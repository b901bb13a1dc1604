/** Where and when the establishment is reminded by e-mail. Set with a line only: nothing here waits on the device. */
import {NoAnswer, Problem, ask} from '../api.js';
import {timeTyped} from '../clock.js';
import {button, html, ico, note, pressed, put} from '../dom.js';
import {failure, notices} from '../frame.js';
import {t, tx} from '../i18n.js';
import {field, mark} from './fields.js';

const MOST = 3;
const KINDS = ['NEAR', 'LATE', 'MISSING'];
/** Fields of the form by those of findings. @type {Record<string, string>} */
const PLACES = {'/emails/0': 'email0', '/emails/1': 'email1', '/emails/2': 'email2', '/quietFrom': 'quietFrom', '/quietTo': 'quietTo'};

/** @type {HTMLElement} */
let root;
/** @type {{emails: string[], quietFrom: string|null, quietTo: string|null, kinds: string[], sending: boolean}|null} */
let kept = null;

export const title = () => t('remind.title');

/** @param {HTMLElement} main */
export function open(main) {
  root = main;
  kept = null;
  root.innerHTML = html`<div id="r-notes"></div><div class="lt-head"><div><h1>${title()}</h1><p>${t('remind.words')}</p></div></div>
    <div id="r-said" role="status"></div><form class="lt-panel lt-narrow" id="r-form" novalidate><p>${t('remind.asking')}</p></form>`.text;
  const stop = pressed(root, {again: () => load(), off: () => save({emails: [], quietFrom: null, quietTo: null, kinds: KINDS})}, failed);
  const submit = event => {
    event.preventDefault();
    void save(typed()).catch(failed);
  };
  root.addEventListener('submit', submit);
  void load().catch(failed);
  return () => {
    stop();
    root.removeEventListener('submit', submit);
  };
}

/** @param {import('../store.js').Item[]} items */
export const refresh = items => put(root.querySelector('#r-notes'), notices(items));

async function load() {
  try {
    kept = await ask('GET', '/v1/desk/reminders');
    draw();
  } catch (error) {
    said(error);
    put(root.querySelector('#r-form'), html`<p>${t('remind.noline')}</p><div class="lt-btns">${button({do: 'again', icon: 'again', label: t('bar.again')})}</div>`);
  }
}

function draw() {
  const now = /** @type {NonNullable<typeof kept>} */ (kept);
  const on = now.emails.length > 0;
  put(root.querySelector('#r-form'), html`${now.sending ? '' : note('warn', 'warn', t('remind.not-sending'))}
    ${Array.from({length: MOST}, (_, i) => field({name: 'email' + i, label: t('remind.email', {n: i + 1}), value: now.emails[i] ?? '', type: 'email', mode: 'email', most: 254,
      hint: i ? undefined : t('remind.email.hint'), focus: i === 0}))}
    <fieldset class="lt-field"><legend class="form-label fs-inherit">${t('remind.when')}</legend>${KINDS.map(kind => html`<div class="form-check"><input class="form-check-input" type="checkbox" id="f-${kind}" name="kind" value="${kind}"
      ${!on || now.kinds.includes(kind) ? html`checked` : ''}><label class="form-check-label" for="f-${kind}">${t('remind.' + kind)}</label></div>`)}</fieldset>
    <div class="lt-two">${field({name: 'quietFrom', label: t('remind.from'), value: on ? now.quietFrom ?? '' : '23:30', mode: 'numeric', hint: t('remind.quiet.hint')})}${
    field({name: 'quietTo', label: t('remind.to'), value: on ? now.quietTo ?? '' : '06:30', mode: 'numeric', hint: t('remind.quiet.none')})}</div>
    <div class="lt-btns wide"><button type="submit" class="btn btn-primary btn-lg">${ico('check')}${t('remind.do')}</button>${
    on ? button({do: 'off', icon: 'x', label: t('remind.off')}) : ''}</div>`);
}

/** @param {string} name */
const value = name => /** @type {HTMLInputElement} */ (root.querySelector(`[name="${name}"]`)).value.trim();

function typed() {
  const time = name => (value(name) ? timeTyped(value(name)) || value(name) : null);
  return {emails: Array.from({length: MOST}, (_, i) => value('email' + i)), quietFrom: time('quietFrom'), quietTo: time('quietTo'),
    kinds: [...root.querySelectorAll('[name="kind"]:checked')].map(box => /** @type {HTMLInputElement} */ (box).value)};
}

/** @param {{emails: string[], quietFrom: string|null, quietTo: string|null, kinds: string[]}} wanted */
async function save(wanted) {
  try {
    kept = await ask('PUT', '/v1/desk/reminders', {json: wanted});
    const on = /** @type {NonNullable<typeof kept>} */ (kept).emails;
    draw();
    put(root.querySelector('#r-said'), note('ok', 'check', on.length ? tx('remind.kept', {to: on.join(', ')}) : t('remind.kept.off')));
    root.querySelector('#r-said')?.scrollIntoView({block: 'center'});
  } catch (error) {
    said(error);
  }
}

/** What was wrong stands at its field; what has none, above the form. @param {unknown} error */
function said(error) {
  if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
  const findings = error instanceof Problem ? error.findings : [];
  const rest = mark(root, findings, PLACES);
  const words = error instanceof NoAnswer ? t('remind.noline') : rest.length || !findings.length ? error.text : '';
  put(root.querySelector('#r-said'), words ? html`<div class="lt-note bad" role="alert">${ico('warn')}<div><p>${words}</p></div></div>` : html``);
  /** @type {HTMLElement|null} */ (root.querySelector('#f-' + PLACES[findings[0]?.field]))?.focus();
}

/** @param {unknown} error */
function failed(error) {
  put(root.querySelector('#r-said'), failure(error));
}
