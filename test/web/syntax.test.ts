import { describe, expect, it } from 'vitest'
import { ladderAssets, verifyPageFile, verifyPageFiles, type WebFile } from '../../src/web/index.js'
import { isWrittenFor } from './written-for.js'

/** The browsers that pages must run in: phones that get no newer one. */
const OLDEST = 'chrome80'
const scriptsOf = (files: readonly WebFile[]): readonly WebFile[] =>
  files.filter(({ type }) => type.startsWith('text/javascript'))

describe('the check of syntax', () => {
  it.each([
    ['a ??= 1', false],
    ['class A { #b = 1 }', false],
    ['class A { static { a() } }', false],
    ['export const a = async () => ({ ...(await b), c: 1n })', true],
    ['a ?? b', true],
  ])('tells of %s whether Chrome 80 reads it', async (code, isRead) => {
    expect(await isWrittenFor(code, OLDEST)).toBe(isRead)
  })
})

describe('scripts of pages are written for Chrome 80', () => {
  it('those of the verify page', async () => {
    const scripts = scriptsOf(verifyPageFiles())
    expect(scripts.map(({ path }) => path)).toContain('service-worker.js')
    expect(scripts.length).toBeGreaterThan(10)
    for (const { path, text } of scripts) expect([path, await isWrittenFor(text, OLDEST)]).toEqual([path, true])
  })

  it('those of the pages of ladders', async () => {
    const scripts = scriptsOf(await ladderAssets())
    expect(scripts.some(({ path }) => path.startsWith('assets/ladder-'))).toBe(true)
    expect(scripts.length).toBeGreaterThan(10)
    for (const { path, text } of scripts) expect([path, await isWrittenFor(text, OLDEST)]).toEqual([path, true])
  })

  it('the one in the verify page of one file', async () => {
    const scripts = [...(await verifyPageFile()).matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code)
    expect(scripts.length).toBe(1)
    for (const code of scripts) {
      expect(code.length).toBeGreaterThan(100_000)
      expect(await isWrittenFor(code, OLDEST)).toBe(true)
    }
  })
})
