import type { Handler } from '../../src/exchange/index.js'
import {
  type CreateVcApiHandlerOptions,
  createMemoryStatusLists,
  createVcApiHandler,
  createVcApiIssuers,
  type MemoryStatusLists,
} from '../../src/exchange/vc-api/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { createBbsSigner, generateBbsKey } from '../../src/securing/data-integrity/bbs-2023.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'

export const BASE_URL = 'http://127.0.0.1:8080'

export async function newService(
  more: Partial<CreateVcApiHandlerOptions> = {},
): Promise<{ handle: Handler; lists: MemoryStatusLists }> {
  const ed25519 = createSigner(await generateKey('Ed25519'))
  const lists = createMemoryStatusLists({ baseUrl: BASE_URL, signer: ed25519, mechanism: eddsaRdfc2022 })
  const issuers = createVcApiIssuers(
    {
      ed25519,
      p256: createSigner(await generateKey('ES256')),
      p384: createSigner(await generateKey('ES384')),
      bbs: createBbsSigner(await generateBbsKey()),
    },
    lists,
  )
  return { handle: createVcApiHandler({ issuers, statusLists: lists, baseUrl: BASE_URL, ...more }), lists }
}
