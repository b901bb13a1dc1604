/**
 * A guest as the form has them, and the check-in that becomes of it.
 *
 * @typedef {Object} Form
 * @property {string} fullName
 * @property {string} dateOfBirth  as typed, `29/11/1990`
 * @property {string} sex          MALE, FEMALE or empty
 * @property {string} nationality
 * @property {string} docType
 * @property {string} docNumber
 * @property {string} province
 * @property {string} ward
 * @property {string} address
 * @property {string} phone
 * @property {string} room
 * @property {string} bed
 * @property {string} nights
 * @property {string} purpose
 * @property {number} arrivedAt    milliseconds, server's time
 * @property {string} role         of a person in hospital
 * @property {string} department
 * @property {string} employer
 * @property {string} party
 * @property {{method: string, capturedAt: number}} capture
 * @property {Record<string, 'scan'|'mrz'|'check'>} sources by the field's name; what is missing was typed
 * @property {{code: string, name: string}[]} wards today's wards that an old address may mean
 * @property {import('./store.js').Finding[]} notes what the reading of the document found
 * @property {string} [companion]  with whom a child without papers came
 */
import {birthTyped, day, dueOf, instant, plusDays, shownDay} from './clock.js';

/** Fields of the form by the place of their fact in a declaration. */
export const PLACES = {
  '/guest/fullName': 'fullName', '/guest/dateOfBirth': 'dateOfBirth', '/guest/sex': 'sex',
  '/guest/nationality': 'nationality', '/guest/document': 'docType', '/guest/document/type': 'docType',
  '/guest/document/number': 'docNumber', '/guest/residence': 'address', '/guest/residence/province': 'province',
  '/guest/residence/ward': 'ward', '/guest/residence/address': 'address', '/guest/phone': 'phone', '/room': 'room',
  '/bed': 'bed', '/expectedDepartureOn': 'nights', '/arrivedAt': 'arrivedAt', '/purpose': 'purpose',
  '/patient': 'role', '/patient/role': 'role', '/patient/department': 'department', '/worker/employer': 'employer',
  '/text': 'mrz', '/lines': 'mrz', '/movedAt': 'room', '/departedAt': 'arrivedAt',
};

/** Whether sleeping places of an establishment are counted by beds. */
const BEDS = ['WORKER_DORMITORY', 'STUDENT_DORMITORY', 'HOSPITAL'];

/** Purposes offered at once, by the kind of establishment. */
const FIRST_PURPOSES = {
  HOSPITAL: ['MEDICAL_TREATMENT', 'FAMILY_VISIT'], WORKER_DORMITORY: ['WORK', 'FAMILY_VISIT'],
  STUDENT_DORMITORY: ['STUDY', 'FAMILY_VISIT'], BOARDING_HOUSE: ['WORK', 'STUDY', 'FAMILY_VISIT', 'TOURISM'],
  RENTED_HOUSE: ['WORK', 'STUDY', 'FAMILY_VISIT', 'TOURISM'],
};

/** @param {string} type of establishment */
export const purposesOf = type => FIRST_PURPOSES[type] ?? ['TOURISM', 'BUSINESS_TRIP', 'FAMILY_VISIT', 'WORK'];
/** @param {string} type of establishment */
export const hasBeds = type => BEDS.includes(type);
/** @param {string} type of establishment */
export const isHospital = type => type === 'HOSPITAL';

/**
 * @param {string} type of establishment
 * @param {number} now
 * @param {Partial<Form>} [shared] facts that stay from the guest before
 * @returns {Form}
 */
export const emptyForm = (type, now, shared = {}) => ({
  fullName: '', dateOfBirth: '', sex: '', nationality: 'VNM', docType: 'CCCD', docNumber: '', province: '', ward: '',
  address: '', phone: '', room: '', bed: '', nights: '1', purpose: purposesOf(type)[0], arrivedAt: now,
  role: isHospital(type) ? 'INPATIENT' : '', department: '', employer: '', party: '',
  capture: {method: 'MANUAL', capturedAt: now}, sources: {}, wards: [], notes: [], ...shared,
});

/** Whether a scanner lost letters of a name: then it is mended, not confirmed. @param {string} name */
export const hasLost = name => /[?\uFFFD]/.test(name);

/** Whether anything was typed or scanned that would be lost. @param {Form} form */
export const isBegun = form => Boolean(form.fullName || form.docNumber || form.room || form.dateOfBirth);

/**
 * Takes over what a document says.
 *
 * @param {Form} form
 * @param {import('./rules.js').Capture} capture
 * @param {number} at when it was read, milliseconds
 * @returns {Form}
 */
export function withCapture(form, capture, at) {
  const guest = capture.guest ?? {};
  const method = capture.capture?.method ?? form.capture.method;
  /** @type {Form} */
  const next = {
    ...form,
    fullName: guest.fullName ?? '', dateOfBirth: shownDay(guest.dateOfBirth), sex: guest.sex === 'UNKNOWN' ? '' : guest.sex ?? '',
    nationality: guest.nationality ?? form.nationality, docType: guest.document?.type ?? form.docType,
    docNumber: guest.document?.number ?? '', province: guest.residence?.province ?? '', ward: guest.residence?.ward ?? '',
    address: guest.residence?.address ?? '', capture: {method, capturedAt: at}, sources: {},
    wards: capture.wards, notes: capture.findings,
  };
  const look = method === 'CARD_QR' ? 'scan' : 'mrz';
  for (const source of capture.sources) {
    const field = PLACES[source.field];
    if (!field) continue;
    const doubtful = source.manner === 'REPAIRED' || source.manner === 'ASSUMED' ||
      next.notes.some(finding => finding.field === source.field && finding.severity !== 'INFO');
    next.sources[field] = doubtful ? 'check' : look;
  }
  if (next.wards.length > 1) next.sources.address = 'check';
  return next;
}

/** @param {Form} form @returns {string} the planned departure, a local day; empty without a number of nights */
export function departureOf(form) {
  const nights = Number.parseInt(form.nights, 10);
  return Number.isFinite(nights) && nights >= 0 ? plusDays(day(form.arrivedAt), nights) : '';
}

const orNull = text => (text && text.trim() ? text.trim() : undefined);

/** @param {Form} form @returns {any} the body of the check-in */
export function bodyOf(form) {
  const residence = {province: orNull(form.province), ward: orNull(form.ward), address: orNull(form.address)};
  return {
    guest: {
      fullName: form.fullName.trim(),
      dateOfBirth: orNull(birthTyped(form.dateOfBirth, day(form.arrivedAt))),
      sex: form.sex || 'UNKNOWN',
      nationality: orNull(form.nationality),
      document: {type: form.docType, number: form.docType === 'NONE' ? undefined : orNull(form.docNumber)},
      residence: residence.province || residence.ward || residence.address ? residence : undefined,
      phone: orNull(form.phone),
    },
    arrivedAt: instant(form.arrivedAt),
    expectedDepartureOn: departureOf(form) || undefined,
    room: orNull(form.room), bed: orNull(form.bed), party: orNull(form.party), purpose: form.purpose || undefined,
    capture: {method: form.capture.method, capturedAt: instant(form.capture.capturedAt)},
    worker: orNull(form.employer) ? {employer: form.employer.trim()} : undefined,
    patient: form.role || orNull(form.department) ? {role: form.role || undefined, department: orNull(form.department)} : undefined,
  };
}

/** @param {Form} form @returns {boolean} */
export const isForeign = form => Boolean(form.nationality) && form.nationality !== 'VNM';

/**
 * @param {Form} form
 * @param {number|null} judged by the rules
 * @param {import('./clock.js').Lodging} where
 * @returns {number} when the report is due
 */
export const dueOfForm = (form, judged, where) => judged ?? dueOf(form.arrivedAt, isForeign(form), where);

/** @param {string|null|undefined} text @returns {string} without the marks and capitals that people leave out */
export const folded = text => (text ?? '').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');

/**
 * Whether a paper is of somebody else than who is being typed. Of who has no paper it never is; who was begun by name is
 * the one whose name goes on like that.
 *
 * @param {Form} form
 * @param {any} guest as the paper has them
 */
export function isOther(form, guest) {
  if (form.docNumber) return form.docNumber !== (guest?.document?.number ?? '');
  if (form.docType === 'NONE') return Boolean(form.fullName || form.dateOfBirth);
  return !folded(guest?.fullName).startsWith(folded(form.fullName.trim()));
}

/** @param {string|null|undefined} number @returns {string} enough of it to recognise, not all: `0380…0001` */
export const shortNumber = number => (number && number.length > 8 ? `${number.slice(0, 4)}…${number.slice(-4)}` : number ?? '');

/**
 * A stay as the server lists it, as a form.
 *
 * @param {any} stay
 * @param {Form} empty
 * @returns {Form}
 */
export const formOf = (stay, empty) => ({
  ...empty,
  fullName: stay.guest?.fullName ?? stay.fullName ?? '', dateOfBirth: shownDay(stay.guest?.dateOfBirth ?? stay.dateOfBirth),
  sex: (stay.guest?.sex ?? stay.sex ?? '').replace('UNKNOWN', ''), nationality: stay.guest?.nationality ?? stay.nationality ?? '',
  docType: stay.guest?.document?.type ?? stay.document?.type ?? 'CCCD',
  docNumber: stay.guest?.document?.number ?? stay.document?.number ?? '',
  province: stay.guest?.residence?.province ?? '', ward: stay.guest?.residence?.ward ?? '',
  address: stay.guest?.residence?.address ?? '', phone: stay.guest?.phone ?? '', room: stay.room ?? '', bed: stay.bed ?? '',
  purpose: stay.purpose ?? '', arrivedAt: Date.parse(stay.arrivedAt) || empty.arrivedAt,
  nights: stay.expectedDepartureOn ? String(nightsOf(stay)) : '', role: stay.patient?.role ?? '',
  department: stay.patient?.department ?? '', employer: stay.worker?.employer ?? '', party: stay.party ?? '',
});

const nightsOf = stay => Math.round((Date.parse(stay.expectedDepartureOn) - Date.parse(day(Date.parse(stay.arrivedAt)))) / 86_400_000);
