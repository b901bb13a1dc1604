/** What was declared wrongly is declared rightly; what was said before stays in the log. */
import {NoAnswer, Problem, ask} from '../api.js';
import {correct} from '../actions.js';
import {now} from '../clock.js';
import {button, html, ico, note, pressed, put} from '../dom.js';
import {failure} from '../frame.js';
import {PLACES, bodyOf, emptyForm, formOf} from '../guest.js';
import {t, tx} from '../i18n.js';
import {judgeCheckIn} from '../rules.js';
import {send} from '../sender.js';
import {establishment} from '../session.js';
import {differences} from '../differences.js';
import {chips, identity, mark, place, purpose, residence, summary} from './fields.js';
import {arrivalTyped, times} from './guest-parts.js';

/** @type {HTMLElement} */
let root;
/** @type {any} */
let stay = null;
/** @type {import('../guest.js').Form|null} */
let form = null;
let before = '';
let timesOpen = false;
let reason = 'TYPED';
let whole = true;
/** Counts the openings: what was asked for by an earlier one comes too late. */
let opening = 0;
let saving = false;

export const title = () => t('correct.title');

/**
 * @param {HTMLElement} main
 * @param {{ref?: string, stay?: any, go: (name: string) => void}} context
 */
export function open(main, context) {
  root = main;
  stay = context.stay ?? null;
  opening++;
  saving = false;
  form = null;
  timesOpen = false;
  reason = 'TYPED';
  root.innerHTML = html`<div id="c-top"></div><div class="lt-head"><div><h1>${title()}</h1><p>${t('correct.words')}</p></div></div><form class="lt-panel lt-narrow" id="c-form" novalidate></form>`.text;
  const stop = pressed(root, {
    times: () => {
      timesOpen = true;
      draw();
    },
    back: () => context.go('hom-nay'),
    'to-field': id => document.getElementById(id)?.focus(),
  }, failed);
  const typed = event => {
    const {name, value} = event.target;
    if (!form || !name) return;
    if (name === 'reason') reason = value;
    else if (name === 'purpose') form.purpose = value === '…' ? '' : value;
    else if (name === 'purposeOther') form.purpose = value;
    else if (name !== 'arrivalDay' && name !== 'arrivalTime') form[name] = value;
    else form.arrivedAt = arrivalTyped(root) ?? form.arrivedAt;
    if (event.type === 'change' && ['docType', 'nationality', 'purpose'].includes(name)) draw();
  };
  const submit = event => {
    event.preventDefault();
    void saveOnce(context.go).catch(failed);
  };
  root.addEventListener('input', typed);
  root.addEventListener('change', typed);
  root.addEventListener('submit', submit);
  void load().catch(failed);
  return () => {
    opening++;
    stop();
    root.removeEventListener('input', typed);
    root.removeEventListener('change', typed);
    root.removeEventListener('submit', submit);
  };
}

export const refresh = () => {};

async function load() {
  if (!stay) {
    // opened anew without the list: there is nothing to correct
    location.hash = 'hom-nay';
    return;
  }
  const mine = opening;
  let full = stay;
  let all = true;
  try {
    full = await ask('GET', `/v1/establishments/${encodeURIComponent(establishment().id)}/stays/${encodeURIComponent(stay.reference)}`);
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof Problem)) throw error;
    all = false;
  }
  if (mine !== opening) return;
  whole = all;
  form = formOf(full, emptyForm(establishment().type, now()));
  before = JSON.stringify(bodyOf(form));
  draw();
}

function draw() {
  if (!form) return;
  const type = establishment().type;
  put(root.querySelector('#c-form'), html`${whole ? '' : note('warn', 'offline', tx('correct.noline'))}${identity(form)}${place(form, type)}${purpose(form, type)}${whole ? residence(form, true) : ''}${times(form, timesOpen)}
    ${chips({name: 'reason', label: t('correct.reason'), value: reason, options: ['TYPED', 'LATER', 'GUEST'].map(code => [code, t('correct.reason.' + code)])})}
    <div class="lt-btns wide"><button type="submit" class="btn btn-primary btn-lg">${ico('check')}${t('correct.do')}</button>${button({do: 'back', label: t('do.leave-it')})}</div>`);
}

/** @param {(name: string) => void} go */
async function saveOnce(go) {
  const mine = opening;
  if (saving) return;
  saving = true;
  try {
    if ((await save()) && mine === opening) go('hom-nay');
  } finally {
    if (mine === opening) saving = false;
  }
}

/** @returns {Promise<boolean>} whether there is a correction now */
async function save() {
  if (!form) return false;
  const of = stay;
  const body = bodyOf(form);
  const changes = differences(JSON.parse(before), JSON.parse(JSON.stringify(body)));
  delete changes.capture;
  if (Object.keys(changes).length === 0) {
    put(root.querySelector('#c-top'), note('warn', 'info', t('correct.nothing')));
    return false;
  }
  const {findings} = await judgeCheckIn(body);
  const errors = findings.filter(finding => finding.severity === 'ERROR');
  if (errors.length) {
    put(root.querySelector('#c-top'), summary(errors, PLACES));
    mark(root, findings, PLACES);
    /** @type {HTMLElement|null} */ (root.querySelector('.lt-summary'))?.focus();
    return false;
  }
  await correct(of, changes, t('correct.reason.' + reason));
  void send();
  return true;
}

/** @param {unknown} error */
function failed(error) {
  put(root.querySelector('#c-top'), failure(error));
}
