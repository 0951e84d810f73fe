import { mkdir, writeFile } from 'node:fs/promises'
import { buildDidDocument } from 'rungs/did'
import { generateKey, type SecretJwk, toKeyFile } from 'rungs/keys'

/** An organisation of the example: its DID, and where its key file lies. */
export interface Organisation {
  readonly did: string
  readonly name: string
  readonly keyFile: string
  readonly secretJwk: SecretJwk
}

/** Makes a key for an organisation, and puts its DID document where verifiers of this example look it up. */
export async function foundOrganisation(did: string, name: string, alg: 'Ed25519' | 'ES256', out: string): Promise<Organisation> {
  const { publicJwk, secretJwk } = await generateKey(alg)
  const slug = did.split(':').at(-1) as string
  await mkdir(`${out}/documents`, { recursive: true })
  await writeFile(`${out}/documents/${slug}.json`, JSON.stringify(buildDidDocument({ did, keys: [{ publicJwk }] }), null, 2))
  const keyFile = `${out}/${slug}.key.json`
  await writeFile(keyFile, JSON.stringify(toKeyFile(secretJwk, did)), { mode: 0o600 })
  await writeFile(`${out}/${slug}.profile.json`, JSON.stringify({ id: did, name }))
  return { did, name, keyFile, secretJwk }
}
