import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V2 } from '../../src/contexts/index.js'
import { checkNames } from '../../src/core/index.js'
import { codesOf, encode, signed, token, verifier } from './support.js'

const cyclic: Record<string, unknown> = { type: ['VerifiableCredential'] }
cyclic['self'] = cyclic
const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
const revoked = Proxy.revocable({}, {})
revoked.revoke()
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)

describe('hostile input gives a finding with code and path, and nothing is thrown', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'core.json_value_unsupported'],
    ['null', null, 'form.not_a_credential'],
    ['a number', 5, 'form.not_a_credential'],
    ['NaN', Number.NaN, 'core.number_not_finite'],
    ['a bigint', 5n, 'core.json_value_unsupported'],
    ['a symbol', Symbol('x'), 'core.json_value_unsupported'],
    ['a function', () => signed, 'core.json_value_unsupported'],
    ['a date', new Date(), 'core.json_value_unsupported'],
    ['a map', new Map(), 'core.json_value_unsupported'],
    ['another typed array', new Uint16Array(4), 'core.json_value_unsupported'],
    ['an empty text', '', 'form.not_a_credential'],
    ['white space', ' \n', 'form.not_a_credential'],
    ['no bytes', new Uint8Array(), 'form.not_a_credential'],
    ['an empty object', {}, 'form.not_a_credential'],
    ['an array', [], 'form.not_a_credential'],
    ['an array with a badge', [signed], 'form.not_a_credential'],
    ['JSON text of null', 'null', 'form.not_a_credential'],
    ['JSON text of a text', JSON.stringify(JSON.stringify(signed)), 'form.not_a_credential'],
    ['broken JSON', '{"type":', 'core.json_invalid'],
    ['a duplicate key', '{"type":"VerifiableCredential","type":"x"}', 'core.json_key_duplicate'],
    ['__proto__', '{"__proto__":{"type":"VerifiableCredential"}}', 'core.json_key_forbidden'],
    ['a lone surrogate', '{"type":"\\ud800"}', 'core.text_not_well_formed'],
    ['a PNG', PNG, 'bake.png_truncated'],
    ['HTML', '<!doctype html><html></html>', 'form.not_a_credential'],
    ['a URL', 'https://courier.example/badge/1', 'form.not_a_credential'],
    ['10 MB of text', ' '.repeat(10_000_000), 'core.input_too_large'],
    ['10 MB of bytes', new Uint8Array(10_000_000), 'core.input_too_large'],
    ['10 MB of token', `eyJ${'A'.repeat(10_000_000)}.AA.AA`, 'core.input_too_large'],
    ['depth 10 000 in text', nested(10_000), 'core.json_too_deep'],
    ['depth 10 000 in an object', JSON.parse(nested(10_000)), 'core.json_too_deep'],
    ['a cycle', cyclic, 'core.json_too_deep'],
    ['a revoked proxy', revoked.proxy, 'core.json_value_unsupported'],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new TypeError('no')
          },
        },
      ),
      'core.json_value_unsupported',
    ],
    ['a proxy without end', new Proxy([], { get: (_target, key) => (key === 'length' ? 1e9 : 1) }), 'core.json_too_many_values'],
    [
      'a getter that throws',
      {
        type: ['VerifiableCredential'],
        get id() {
          throw new Error('no')
        },
      },
      'core.json_value_unsupported',
    ],
    [
      'a getter that throws nothing',
      {
        type: ['VerifiableCredential'],
        get id() {
          throw undefined
        },
      },
      'core.json_value_unsupported',
    ],
    ['toJSON', { toJSON: () => signed }, 'core.json_value_unsupported'],
    [
      'a presentation',
      { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'], verifiableCredential: [signed] },
      'form.presentation',
    ],
    [
      'an enveloped presentation',
      { '@context': [CREDENTIALS_V2], type: 'EnvelopedVerifiablePresentation', id: 'data:application/vp+jwt,x' },
      'form.presentation',
    ],
    [
      'a presentation in a token',
      `${encode({ alg: 'ES256' })}.${encode({ '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'] })}.AAAA`,
      'form.presentation',
    ],
    ['an old presentation in a token', `${encode({ alg: 'ES256' })}.${encode({ vp: {} })}.AAAA`, 'form.presentation'],
    [
      'a token of something else',
      `${encode({ alg: 'ES256' })}.${encode({ '@context': [CREDENTIALS_V2], type: ['Other'] })}.AAAA`,
      'form.not_a_credential',
    ],
    ['a token with a damaged part', `${token.slice(0, 40)}!${token.slice(40)}`, 'form.token_malformed'],
    ['a token without its end', token.slice(0, token.indexOf('.') + 1), 'form.token_malformed'],
    ['a token cut in its payload', `${token.slice(0, token.lastIndexOf('.') - 7)}.AAAA`, 'form.token_malformed'],
    ['a token of four parts', `${token}.AAAA`, 'form.token_malformed'],
    ['three words with dots', 'a.b.c', 'form.token_malformed'],
  ])('%s', async (_what, input, code) => {
    const report = await verifier.verify(input)
    expect(report.outcome).toBe('rejected')
    expect(report.findings).toEqual([{ check: 'form', code, params: expect.any(Object), path: expect.any(String) }])
    expect(report.checks.form.state).toBe('fail')
    expect(checkNames.filter((name) => name !== 'form').every((name) => report.checks[name].state === 'skipped')).toBe(true)
    expect(report.proofs).toEqual([])
    expect(report).not.toHaveProperty('credential')
  })

  it.each<[string, unknown, string]>([
    ...[
      'data:application/vc+cose;base64,AAAA',
      'data:application/vc+jwt;base64,AAAA',
      `data:application/vc+jwt,${token.replaceAll('.', '%2E')}`,
      'data:,x',
    ].map((id): [string, unknown, string] => [
      `an enveloped credential ${id.slice(0, 32)}`,
      { '@context': [CREDENTIALS_V2], type: 'EnvelopedVerifiableCredential', id },
      'form.enveloped',
    ]),
    [
      'an enveloped credential with selective disclosure',
      { '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id: `data:application/vc+sd-jwt,${token}~` },
      'form.sd_jwt',
    ],
    [
      'an envelope in a token',
      `${encode({ alg: 'ES256' })}.${encode({ '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential' })}.AAAA`,
      'form.enveloped',
    ],
    ['a credential with selective disclosure', `${token}~WyJhIiwiYiIsImMiXQ~`, 'form.sd_jwt'],
    [
      'its issuer-signed part alone',
      `${encode({ alg: 'ES256' })}.${encode({ '@context': [CREDENTIALS_V2], _sd_alg: 'sha-256', _sd: [] })}.AAAA`,
      'form.sd_jwt',
    ],
  ])('%s cannot be read yet, which is not wrong', async (_what, input, code) => {
    const report = await verifier.verify(input)
    expect(report).toMatchObject({ outcome: 'indeterminate', checks: { form: { state: 'unknown' } } })
    expect(codesOf(report)).toEqual([code])
  })

  const members = [
    '@context',
    'id',
    'type',
    'issuer',
    'validFrom',
    'validUntil',
    'credentialSubject',
    'proof',
    'name',
    'credentialStatus',
  ]
  it.each(members)('a value of any other type as %s', async (member) => {
    for (const value of [null, true, 5, '', 'x', [], [null], [[]], [5], {}, { a: {} }, { id: 5 }, { id: null }, { type: 5 }]) {
      const report = await verifier.verify({ ...signed, [member]: value })
      expect(report.outcome, JSON.stringify(value)).not.toBe('verified')
      expect(report.findings.length).toBeGreaterThan(0)
      for (const finding of report.findings)
        expect(finding).toEqual({
          check: expect.any(String),
          code: expect.any(String),
          params: expect.any(Object),
          path: expect.any(String),
        })
    }
  })

  it('an alg that cannot be made a text', async () => {
    const report = await verifier.verify(
      `${encode({ alg: { toString: 1, valueOf: 1 } })}.${encode({ '@context': [], type: 'VerifiableCredential' })}.AAAA`,
    )
    expect(codesOf(report)).toContain('proof.alg_unsupported')
  })

  it('arbitrary JSON never throws and is never verified', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(...members), async (value, member) => {
        const reports = await Promise.all([
          verifier.verify(value),
          verifier.verify(JSON.stringify(value)),
          verifier.verify({ ...signed, [member]: value }),
        ])
        expect(reports[0]?.outcome).not.toBe('verified')
        for (const report of reports) expect(['rejected', 'indeterminate', 'verified']).toContain(report.outcome)
        const same = JSON.stringify(value) === JSON.stringify(signed[member])
        if (!same) expect(reports[2]?.outcome).not.toBe('verified')
      }),
      { numRuns: 150 },
    )
  })

  it('arbitrary text and bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.stringMatching(/^ey[A-Za-z0-9_.-]{0,40}$/)),
        async (input) => {
          expect((await verifier.verify(input)).outcome).toBe('rejected')
        },
      ),
      { numRuns: 300 },
    )
  })
})
