import { describe, expect, it } from 'vitest'
import { partsOfToken, splitJws } from '../../src/securing/jose/jws.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import { badgeOf, controllerOf, newSigner, openOptions, thaw, tokenBadge } from '../support/badges.js'

const signer = await newSigner('ES256')
const token = await tokenBadge(signer)
const other = await tokenBadge(signer, badgeOf(controllerOf(signer), { name: 'Load safety' }))

describe('the parts of a token that was read here', () => {
  it('are not read again', () => {
    const read = splitJws(token)
    const parts = partsOfToken({ token, payload: read.payload })
    expect(parts.payload).toBe(read.payload)
    expect(parts.header).toBe(read.header)
    expect(parts).toEqual(read)
  })

  it('are read from the text where they are a copy, or those of another token', () => {
    const { payload } = splitJws(other)
    for (const claimed of [payload, thaw(payload), thaw(splitJws(token).payload)]) {
      const parts = partsOfToken({ token, payload: claimed })
      expect(parts.payload).not.toBe(claimed)
      expect(parts).toEqual(splitJws(token))
    }
  })

  it('are never what a caller says beside the text', async () => {
    const { payload } = splitJws(other)
    const header = { alg: 'none' }
    const opened = await ob3Jwt.open({ form: 'compact', token, header, payload, path: '' }, openOptions())
    expect(opened.credential['name']).toBe('First aid')
    const cut = `${token.slice(0, -4)}AAAA`
    const own = splitJws(token).payload
    await expect(
      ob3Jwt.open({ form: 'compact', token: cut, header, payload: own, path: '' }, openOptions()),
    ).rejects.toMatchObject({
      code: 'proof.signature_invalid',
    })
  })
})
