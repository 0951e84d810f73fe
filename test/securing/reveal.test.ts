import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { bbs2023, createBbs2023, createBbsSigner, generateBbsKey } from '../../src/securing/data-integrity/bbs-2023.js'
import { ecdsaSd2023 } from '../../src/securing/data-integrity/ecdsa-sd-2023.js'
import type { Mechanism, Sealed } from '../../src/securing/index.js'
import { parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { controllerOf, errorOf, loader, NOW_MS, newSigner } from '../support/badges.js'
import { resultBadge } from '../support/result-badge.js'
import { sealedOf } from '../support/selective.js'

const bbsSigner = createBbsSigner(await generateBbsKey())
const signer = await newSigner('ES256')
const secured = async (mechanism: Mechanism, issuer = controllerOf(signer)): Promise<Sealed> => {
  const { credential } = await mechanism.secure(resultBadge(issuer), { signer, loader, now: NOW_MS })
  return typeof credential === 'string' ? parseSdJwt(credential) : sealedOf(credential as JsonObject)
}
const FAMILY = [
  { mechanism: ecdsaSd2023, held: await secured(ecdsaSd2023) },
  { mechanism: bbs2023, held: await secured(createBbs2023({ signer: bbsSigner }), bbsSigner.id.split('#')[0]) },
  { mechanism: sdJwtVc, held: await secured(sdJwtVc) },
].map((one) => ({ ...one, id: one.mechanism.id }))

describe.each(FAMILY)('what a holder asks to show, by $id', ({ mechanism, held }) => {
  const derive = (reveal: unknown) => mechanism.derive?.(held, { reveal: reveal as string[], loader }) as Promise<unknown>

  it.each([
    '/nothing',
    '/evidence/9',
    '/evidence/00',
    '/evidence/-',
    '/evidence/length',
    '/name/0',
    '/credentialSubject/result/0/nothing',
    '/credentialSubject/achievement/constructor',
    '/__proto__',
    'name',
    '/a~2',
    `/${'x'.repeat(5000)}`,
  ])('an unknown pointer is told by one code: %s', async (pointer) => {
    expect(await errorOf(derive(['/evidence/0', pointer]))).toMatchObject({
      code: 'securing.reveal_unknown',
      kind: 'usage',
      params: { pointer: pointer.slice(0, 200) },
      path: '/reveal/1',
    })
  })

  it('what is there is shown, a part of a result as well', async () => {
    const pointers = ['', '/evidence/0', '/credentialSubject/result/0/value', '/credentialSubject/result/0/value']
    for (const pointer of pointers) await expect(derive([pointer])).resolves.toBeDefined()
    await expect(derive([])).resolves.toBeDefined()
  })

  it.each([
    ['no list', '/name'],
    ['no text', ['/name', 5]],
    ['nothing', undefined],
    ['too many', new Array(1001).fill('/name')],
  ])('is refused where it is no list of pointers: %s', async (_what, reveal) => {
    expect(await errorOf(derive(reveal))).toMatchObject({ code: 'core.option_invalid', kind: 'usage' })
  })
})
