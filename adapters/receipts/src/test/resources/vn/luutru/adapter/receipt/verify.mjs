// node verify.mjs LINK: verifies a receipt with keys.json, the copy of /.well-known/luutru-receipt-keys.json beside this.
import {createPublicKey, verify} from 'node:crypto';
import {readFileSync} from 'node:fs';

const digits = [...process.argv[2].split('#')[1]].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c));
const bits = digits.map(d => d.toString(2).padStart(5, '0')).join('');
const cose = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
let at = 2; // d2 84: COSE_Sign1, an array of four.
const bytes = () => {
  const low = cose[at++] & 31;
  const length = low < 24 ? low : cose[at++];
  return cose.subarray(at, at += length);
};
const encoded = b => Buffer.concat([Buffer.from(b.length < 24 ? [64 + b.length] : [88, b.length]), b]);
const header = bytes(), unprotected = at++, claims = bytes(), signature = bytes();
const signed = Buffer.concat([Buffer.from('\x84jSignature1', 'latin1'), encoded(header), Buffer.from([64]), encoded(claims)]);
const key = JSON.parse(readFileSync('keys.json')).keys.find(k => k.kid === header.subarray(-4).toString('hex'));
const good = key && verify(null, signed, createPublicKey({key, format: 'jwk'}), signature);
console.log(good ? 'GENUINE ' + claims.subarray(3, 3 + (claims[2] & 31)) : 'REFUSED');
