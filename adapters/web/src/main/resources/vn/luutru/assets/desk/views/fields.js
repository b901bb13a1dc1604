/** Fields of forms: label, where the value came from, what is wrong with it, the control. */
import {birthTyped, day, shownDay} from '../clock.js';
import {html, ico} from '../dom.js';
import {hasBeds, isHospital, purposesOf} from '../guest.js';
import {many, t} from '../i18n.js';
import {entries, nameOf} from '../tables.js';

/** Papers offered in forms; the rest are behind "other". */
const PAPERS = ['CCCD', 'CAN_CUOC', 'PASSPORT', 'BIRTH_CERTIFICATE', 'PERSONAL_NUMBER_NOTICE', 'DRIVING_LICENCE',
  'HEALTH_INSURANCE', 'CMND', 'OTHER', 'NONE'];

const SOURCES = {scan: ['scan', 'qr'], mrz: ['scan', 'passport'], check: ['check', 'eye'], typed: ['', 'keyboard']};

/** @param {string|undefined} source @param {string} id */
export function sourceMark(source, id) {
  const [look, icon] = SOURCES[source ?? ''] ?? [];
  return icon ? html`<span class="lt-src ${look}" id="${id}-s">${ico(icon)}${t('source.' + source)}</span>` : '';
}

/**
 * @param {{name: string, label: string, value?: string, source?: string, hint?: unknown, control?: import('../dom.js').Safe,
 *     mode?: string, type?: string, code?: boolean, focus?: boolean, list?: string, complete?: string, most?: number}} f
 *   `mode` is the keyboard wanted, `most` the longest text
 */
export function field(f) {
  const id = 'f-' + f.name;
  const described = [`${id}-e`, f.hint ? `${id}-h` : '', f.source ? `${id}-s` : ''].filter(Boolean).join(' ');
  const look = f.source === 'scan' || f.source === 'mrz' ? 'scan' : f.source === 'check' ? 'check' : '';
  return html`<div class="lt-field ${look}" data-field="${f.name}"><div class="lt-field-head"><label class="form-label" for="${id}">${f.label}</label>${sourceMark(f.source, id)}</div>
  ${f.hint ? html`<p class="form-text" id="${id}-h">${f.hint}</p>` : ''}<div class="lt-found" id="${id}-e"></div>${f.control ?? html`<input class="form-control ${f.code ? 'lt-code' : ''}"
  type="${f.type ?? 'text'}" id="${id}" name="${f.name}" value="${f.value ?? ''}" aria-describedby="${described}" autocomplete="off" ${f.mode ? html`inputmode="${f.mode}"` : ''}
  ${f.focus ? html`data-first` : ''} ${f.most ? html`maxlength="${f.most}"` : ''} spellcheck="false">`}</div>`;
}

/**
 * @param {{name: string, label: string, value: string, options: [string, string][], source?: string, empty?: string}} f
 */
export const select = f => field({...f, control: html`<select class="form-select" id="f-${f.name}" name="${f.name}" aria-describedby="f-${f.name}-e">${
  f.empty === undefined ? '' : html`<option value="">${f.empty}</option>`}${f.options.map(([value, words]) => html`<option value="${value}" ${
  value === f.value ? html`selected` : ''}>${words}</option>`)}</select>`});

/**
 * @param {{name: string, label: string, value: string, options: [string, string][], source?: string}} f
 */
export const chips = f => html`<fieldset class="lt-field" data-field="${f.name}"><legend class="form-label fs-inherit">${f.label}${
  f.source ? html` ${sourceMark(f.source, 'f-' + f.name)}` : ''}</legend><div class="lt-found" id="f-${f.name}-e"></div><div class="lt-chips">${f.options.map(([value, words], i) =>
  html`<input type="radio" name="${f.name}" id="f-${f.name}${i ? '-' + i : ''}" value="${value}" ${value === f.value ? html`checked` : ''}><label for="f-${f.name}${i ? '-' + i : ''}">${words}</label>`)}</div></fieldset>`;

/** Why they stay: a few at once, all behind "other". @param {import('../guest.js').Form} form @param {string} type */
export function purpose(form, type) {
  const first = purposesOf(type);
  const others = !first.includes(form.purpose);
  return html`${chips({name: 'purpose', label: t('field.purpose'), value: others ? '…' : form.purpose,
    options: [...first.map(code => /** @type {[string, string]} */ ([code, nameOf('purposes', code)])), ['…', t('field.purpose.other')]]})}${
    others ? select({name: 'purposeOther', label: t('field.purpose.which'), value: form.purpose, empty: t('field.choose'), options: codes('purposes')}) : ''}`;
}

/** @param {string} table @returns {[string, string][]} */
export const codes = table => entries(table).map(entry => [entry.code, nameOf(table, entry.code)]);

/** @returns {[string, string][]} countries with Viet Nam first, then by name */
export function countries() {
  const all = codes('countries').sort((a, b) => a[1].localeCompare(b[1], 'vi'));
  return [...all.filter(([code]) => code === 'VNM'), ...all.filter(([code]) => code !== 'VNM')];
}

/** @param {import('../guest.js').Form} form */
export const identity = form => html`${field({name: 'fullName', label: t('field.fullName'), value: form.fullName, source: source(form, 'fullName'), most: 120, focus: !form.fullName})}
  <div class="lt-two">${field({name: 'dateOfBirth', label: t('field.dateOfBirth'), value: form.dateOfBirth, source: source(form, 'dateOfBirth'), mode: 'numeric', hint: t('field.dateOfBirth.hint')})}${
  chips({name: 'sex', label: t('field.sex'), value: form.sex, source: source(form, 'sex'), options: [['MALE', t('sex.MALE')], ['FEMALE', t('sex.FEMALE')]]})}</div>
  <div class="lt-two">${select({name: 'docType', label: t('field.docType'), value: form.docType, source: source(form, 'docType'), options: PAPERS.map(code => [code, code === 'NONE' ? t('paper.none') : nameOf('document-types', code)])})}${
  form.docType === 'NONE' ? '' : field({name: 'docNumber', label: t('field.docNumber'), value: form.docNumber, source: source(form, 'docNumber'), code: true, most: 30,
    mode: form.docType === 'CCCD' || form.docType === 'CAN_CUOC' ? 'numeric' : undefined})}</div>
  ${select({name: 'nationality', label: t('field.nationality'), value: form.nationality, source: source(form, 'nationality'), options: countries()})}`;

/** @param {import('../guest.js').Form} form @param {string} name */
const source = (form, name) => form.sources[name];

/** Where they live; asked only of citizens, and only as much as is doubtful. @param {import('../guest.js').Form} form @param {boolean} always */
export function residence(form, always) {
  if (form.nationality !== 'VNM') return '';
  const doubtful = form.sources.address === 'check' || form.sources.ward === 'check';
  const several = form.wards.length > 1;
  if (!always && !doubtful && !several) return '';
  const hint = several ? t('field.address.several') : doubtful && form.ward ? t('field.address.mapped', {ward: nameOf('wards', form.ward)}) : doubtful ? t('field.address.look') : '';
  const wards = several ? chips({name: 'ward', label: t('field.ward'), value: form.ward, options: form.wards.map(ward => [ward.code, ward.name])}) : '';
  return html`${field({name: 'address', label: t('field.address'), value: form.address, source: doubtful || several ? 'check' : source(form, 'address'), hint, most: 200})}${wards}${
    always ? select({name: 'province', label: t('field.province'), value: form.province, source: source(form, 'province'), empty: t('field.unknown'), options: codes('provinces')}) : ''}`;
}

/** Room, nights and what the kind of establishment asks for. @param {import('../guest.js').Form} form @param {string} type */
export const place = (form, type) => html`<div class="lt-two keep">${isHospital(type)
  ? field({name: 'department', label: t('field.department'), value: form.department, focus: true, most: 100})
  : field({name: 'room', label: t('field.room'), value: form.room, focus: true, most: 20})}${
  isHospital(type) ? field({name: 'room', label: t('field.room'), value: form.room, most: 20}) : field({name: 'nights', label: t('field.nights'), value: form.nights, mode: 'numeric', most: 3})}</div>
  ${hasBeds(type) ? html`<div class="lt-two keep">${field({name: 'bed', label: t('field.bed'), value: form.bed, most: 20})}${
    isHospital(type) ? field({name: 'nights', label: t('field.nights'), value: form.nights, mode: 'numeric', most: 3}) : field({name: 'employer', label: t('field.employer'), value: form.employer, most: 200})}</div>` : ''}
  ${isHospital(type) ? chips({name: 'role', label: t('field.role'), value: form.role, options: [['INPATIENT', t('role.INPATIENT')], ['COMPANION', t('role.COMPANION')]]}) : ''}`;

/** The rules speak to software of years first; people type days first. @param {import('../store.js').Finding} finding */
export const wordsOf = finding => finding.code === 'DATE_MALFORMED' && finding.field.endsWith('/dateOfBirth') ? t('field.dateOfBirth.wrong') : finding.message;

/** Shows a date of birth as it is understood. @param {HTMLInputElement} input @param {number} now milliseconds */
export function showBirth(input, now) {
  const read = birthTyped(input.value, day(now));
  if (/^\d{4}-\d{2}-\d{2}$/.test(read)) input.value = shownDay(read);
}

/**
 * Writes findings at their fields; what has no field is given back.
 *
 * @param {Element} root
 * @param {import('../store.js').Finding[]} findings
 * @param {Record<string, string>} places field names by the places of findings
 * @returns {import('../store.js').Finding[]} those without a field on the page
 */
export function mark(root, findings, places) {
  /** @type {Map<string, import('../store.js').Finding[]>} */
  const byField = new Map();
  const rest = [];
  for (const finding of findings) {
    const name = places[finding.field] ?? places[finding.field.replace(/^\/changes/, '')];
    if (name && root.querySelector(`[data-field="${name}"]`)) byField.set(name, [...(byField.get(name) ?? []), finding]);
    else rest.push(finding);
  }
  for (const box of root.querySelectorAll('[data-field]')) {
    const found = byField.get(box.getAttribute('data-field') ?? '') ?? [];
    const wrong = found.some(finding => finding.severity === 'ERROR');
    box.classList.toggle('err', wrong);
    const control = box.querySelector('input:not([type=radio]),select,textarea');
    if (wrong) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    const place_ = box.querySelector('.lt-found');
    if (place_) place_.innerHTML = html`${found.map(finding => finding.severity === 'ERROR'
      ? html`<p class="lt-err">${ico('warn')}<span><span class="visually-hidden">${t('field.wrong')} </span>${wordsOf(finding)}</span></p>`
      : html`<p class="lt-remark">${ico('info')}<span>${wordsOf(finding)}</span></p>`)}`.text;
  }
  return rest;
}

/**
 * What is wrong, first on the page, each with a link to its field.
 *
 * @param {import('../store.js').Finding[]} findings of severity ERROR
 * @param {Record<string, string>} places
 */
export const summary = (findings, places) => html`<div class="lt-summary" role="alert" aria-labelledby="wrong" tabindex="-1"><h2 id="wrong">${many('summary.title', findings.length)}</h2><ul>${
  findings.map(finding => {
    const name = places[finding.field] ?? places[finding.field.replace(/^\/changes/, '')];
    return html`<li>${name ? html`<a href="#f-${name}" data-do="to-field" data-arg="f-${name}">${wordsOf(finding)}</a>` : html`<span class="d-inline-block py-2">${wordsOf(finding)}</span>`}</li>`;
  })}</ul></div>`;
