import { beforeAll, describe, expect, it } from 'vitest'
import { languages, loadCatalogue } from '../../src/i18n/index.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, type Organisation } from './support.js'

const world = newWorld()
let school: Organisation

beforeAll(async () => {
  school = await newOrganisation()
  world.write('expired.json', await badgeText(school, { validUntil: '2026-03-01T00:00:00Z' }))
  const ladder = ladderFile('did:web:platform.example', school.did)
  const rungs = ladder['rungs'] as readonly { readonly id: string; readonly name: object }[]
  world.write('ladder.json', {
    ...ladder,
    name: { en: 'Delivery', es: 'Reparto', sw: 'Usafirishaji' },
    rungs: rungs.map((rung) => ({ ...rung, name: { ...rung.name, es: 'mensajero', sw: 'mjumbe' } })),
  })
})

const verify = (more: string, env: Record<string, string> = {}) =>
  world.run(`verify expired.json --offline --now ${NOW} ${more}`, { env })

describe('--lang', () => {
  it.each([
    ['--lang es', {}, 'es'],
    ['--lang=pt-BR', {}, 'pt'],
    ['--lang es-419', {}, 'es'],
    ['--lang fr', { LANG: 'es_ES.UTF-8' }, 'fr'],
    ['', { LANG: 'es_MX.UTF-8@euro' }, 'es'],
    ['', { LC_ALL: 'pt_BR.UTF-8', LANG: 'es_ES' }, 'pt'],
    ['', { LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'es_ES' }, 'fr'],
    ['', { LC_ALL: 'C.UTF-8', LANG: 'es_ES' }, 'en'],
    ['', { LANG: 'POSIX' }, 'en'],
    ['', { LANG: 'de_DE.UTF-8' }, 'en'],
    ['', { LANG: '\u202e/../x' }, 'en'],
    ['--lang sw', {}, 'en'],
    ['', {}, 'en'],
  ])('%j with %j speaks %s', async (words, env, language) => {
    const { out } = await verify(words, env)
    expect(out).toContain((await loadCatalogue(language)).phrases['verdict.rejected'])
  })

  it.each(languages.filter((language) => language !== 'ar'))('says what is wrong with a command in %s', async (language) => {
    const { err, status } = await world.run(`inspect --lang ${language}`)
    expect(status).toBe(64)
    expect(err).toContain((await loadCatalogue(language)).values['problem.word_missing'])
  })

  it.each(['e', 'es_MX', '-x', 'es-', '\u202e'])('refuses %j, which is no language tag', async (tag) => {
    const { err, status } = await world.run(['verify', 'expired.json', `--lang=${tag}`])
    expect(status).toBe(64)
    expect(err).toContain('cli.usage')
  })

  it('changes nothing that programs read', async () => {
    expect((await verify('--json --lang es')).out).toBe((await verify('--json')).out)
  })

  it('shows a badge by the name that it has in the language', async () => {
    const name = { en: 'First aid', es: 'Primeros auxilios' }
    world.write('several.json', await badgeText(school, { achievement: { language: 'en', name, description: name } }))
    const shown = async (lang: string) => (await world.run(`verify several.json --offline --now ${NOW} --lang ${lang}`)).out
    expect(await shown('es-419')).toMatch(/Qué +Primeros auxilios/)
    expect(await shown('fr')).toMatch(/Quoi +First aid/)
    world.write('forged.json', world.read('several.json').replace('Primeros auxilios', 'Jefa de turno'))
    const forged = (await world.run(`verify forged.json --offline --now ${NOW} --lang es`)).out
    expect(forged).toContain('rechazada')
    expect(forged).not.toContain('Jefa de turno')
  })

  it('takes names of a ladder in the language where it has it, and phrases where they are', async () => {
    const brief = (lang: string) => world.run(`ladder brief ladder.json --lang ${lang}`)
    expect((await brief('es-419')).out).toContain('# Reparto')
    expect((await brief('es-419')).out).toContain('Qué necesitas:')
    expect((await brief('es')).out).toContain('[English: This describes steps and requirements.')
    expect((await brief('es')).out).toContain('Nadie ha revisado todavía esta traducción.')
    expect((await brief('sw')).out).toContain('# Usafirishaji')
    expect((await brief('sw')).out).toContain('What you need:')
    expect((await brief('de')).out).toContain('# Delivery')
    const { out } = await world.run(`place --ladder ladder.json expired.json --offline --lang es --now ${NOW}`)
    expect(out).toContain('mensajero')
    expect(out).toContain('1 de marzo de 2026')
  })
})
