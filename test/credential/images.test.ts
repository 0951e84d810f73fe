import { describe, expect, it } from 'vitest'
import { toAchievementImage } from '../../src/bake/index.js'
import { buildAchievementCredential } from '../../src/credential/index.js'
import { picture } from '../bake/support.js'
import { failureOf, minimal, schemaProblems } from './support.js'

const AT = 'https://school.example/pictures/first-aid'
const withImages = (achievementImage?: string, subjectImage?: string) =>
  buildAchievementCredential({
    ...minimal,
    achievement: { ...minimal.achievement, ...(achievementImage !== undefined && { image: { id: achievementImage } }) },
    subject: { id: 'did:example:ana', ...(subjectImage !== undefined && { image: { id: subjectImage } }) },
  })

describe('pictures of a badge (OB 3.0 B.1.1, B.1.3)', () => {
  it('puts the one without a badge inside into the achievement, and the one with it into the subject', async () => {
    const badge = withImages(`${AT}.png`, `${AT}/baked/1.png`)
    expect(badge.credentialSubject.achievement.image).toEqual({ id: `${AT}.png`, type: 'Image' })
    expect(badge.credentialSubject.image).toEqual({ id: `${AT}/baked/1.png`, type: 'Image' })
    expect(badge).not.toHaveProperty('image')
    expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
  })

  it('takes the picture of an achievement as data: PNG and SVG', async () => {
    const image = await toAchievementImage(picture(), { caption: 'Red cross' })
    const badge = buildAchievementCredential({ ...minimal, achievement: { ...minimal.achievement, image } })
    expect(badge.credentialSubject.achievement.image).toEqual(image)
    expect(await schemaProblems('ob-achievement-credential', badge)).toEqual([])
    expect(withImages('data:image/svg+xml,%3Csvg/%3E').credentialSubject.achievement.image?.id).toMatch(/^data:/)
  })

  it.each([
    ['data:image/jpeg;base64,AAAA', undefined, '/achievement/image/id'],
    ['DATA:text/html,x', undefined, '/achievement/image/id'],
    ['data:image/pngx,x', undefined, '/achievement/image/id'],
    [undefined, 'data:image/png;base64,AAAA', '/subject/image/id'],
  ])('refuses %j for the achievement and %j for the subject', (achievementImage, subjectImage, path) => {
    expect(failureOf(() => withImages(achievementImage, subjectImage))).toMatchObject({ code: 'credential.field_invalid', path })
  })
})
