import { describe, expect, it } from 'vitest'
import { latestOnly } from '../../src/web/app/words.js'

describe('words of a page', () => {
  it('are those of the language that was chosen last, whichever comes first', async () => {
    const arrive = new Map<string, (words: string) => void>()
    const load = latestOnly((language) => new Promise<string>((resolve) => arrive.set(language, resolve)))
    const [slow, quick] = [load('hi'), load('ar')]
    arrive.get('ar')?.('Arabic')
    arrive.get('hi')?.('Hindi')
    expect(await Promise.all([slow, quick])).toEqual([undefined, 'Arabic'])
    const [again] = [load('hi')]
    arrive.get('hi')?.('Hindi')
    expect(await again).toBe('Hindi')
  })

  it('stay what they are where those of another language do not come', async () => {
    const load = latestOnly(async (language) => {
      if (language === 'fr') throw new Error('no network')
      return language
    })
    await expect(load('fr')).rejects.toThrow('no network')
    expect(await load('es')).toBe('es')
  })
})
