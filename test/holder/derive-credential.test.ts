import { describe, expect, it } from 'vitest'
import { deriveCredential } from '../../src/holder/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { badgeOf, controllerOf, errorOf, newSigner, signedBadge } from '../support/badges.js'

describe('showing a part of a credential', () => {
  it('is refused where the way of securing shows all or nothing', async () => {
    const badge = await signedBadge(await newSigner())
    expect(await errorOf(deriveCredential(badge, { reveal: ['/name'], mechanisms }))).toMatchObject({
      code: 'holder.derive_unsupported',
      kind: 'usage',
    })
  })

  it('is refused for what has no proof', async () => {
    const unsigned = badgeOf(controllerOf(await newSigner()))
    expect(await errorOf(deriveCredential(unsigned, { reveal: [], mechanisms }))).toMatchObject({ code: 'proof.none' })
  })

  it.each([[undefined], ['/name'], [[1]]])('needs a list of pointers, not %j', async (reveal) => {
    const badge = await signedBadge(await newSigner())
    expect(await errorOf(deriveCredential(badge, { reveal: reveal as never, mechanisms }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'reveal' },
    })
  })
})
