import { isJsonObject, usageError } from '../core/index.js'
import type { ProfileInput } from '../credential/index.js'
import { createIssuer, type Issuer } from '../issue/index.js'
import { createSigner, type KeyFile } from '../keys/index.js'
import type { Mechanism } from '../securing/index.js'
import type { Args } from './args.js'
import { readJsonFile } from './files.js'
import { mechanismFor } from './format.js'
import type { CliIo } from './io.js'
import { loadKey } from './load-key.js'
import { readNow } from './options.js'

/** The issuer that a command signs as: by `--key`, under the profile of `--issuer`, in `--format`. */
export async function loadIssuer(
  io: CliIo,
  args: Args,
): Promise<{ readonly issuer: Issuer; readonly key: KeyFile; readonly mechanism: Mechanism; readonly now: Date }> {
  const key = await loadKey(io, args.need('key'))
  const signer = createSigner(key.secretKeyJwk, { id: key.id })
  const now = readNow(args)
  const profile = await loadProfile(io, args, key)
  const mechanism = mechanismFor(args, signer.alg)
  return { issuer: createIssuer({ profile, signer, mechanism, now }), key, mechanism, now }
}

/** The issuer's profile of `--issuer`, or the key's controller alone. */
export async function loadProfile(io: CliIo, args: Args, key: KeyFile): Promise<ProfileInput> {
  const file = args.text('issuer')
  if (file === undefined) return { id: key.controller }
  const profile = await readJsonFile(io, file)
  if (!isJsonObject(profile)) throw usageError('cli.usage', { problem: 'not_a_profile', what: file })
  return { id: key.controller, ...(profile as object) } as ProfileInput
}
