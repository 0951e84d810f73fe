import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { benefitShapes } from '../../src/credential/benefit-shapes.js'
import { recognitionShapes } from '../../src/credential/recognition-shapes.js'
import { type ClassName, type FieldKind, shapes } from '../../src/credential/shapes.js'
import { statisticsShapes } from '../../src/credential/statistics-shapes.js'
import { trustShapes } from '../../src/credential/trust-shapes.js'
import { workShapes } from '../../src/credential/work-shapes.js'

interface Definition {
  readonly properties?: Readonly<Record<string, Record<string, unknown>>>
  readonly required?: readonly string[]
}

interface Schema {
  readonly $defs: Readonly<Record<string, Definition & { readonly else?: { readonly enum: readonly string[] } }>>
}
const schemaOf = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as Schema
const schema: Schema = {
  $defs: { ...schemaOf('clr-credential').$defs, ...schemaOf('ob-achievement-credential').$defs },
}
const ours = [
  'LadderRung',
  'TranslatedAchievement',
  'LadderReference',
  'TimeToEarn',
  ...Object.keys(trustShapes),
  ...Object.keys(recognitionShapes),
  ...Object.keys(workShapes),
  ...Object.keys(benefitShapes),
  ...Object.keys(statisticsShapes),
]
const classes = Object.keys(shapes).filter((name) => !ours.includes(name)) as ClassName[]

function kindOf(className: ClassName, field: string): FieldKind {
  return shapes[className].fields[field] as FieldKind
}

function valuesOf(kind: FieldKind): readonly string[] {
  return typeof kind === 'object' && 'values' in kind ? [...kind.values].sort() : []
}

describe('the tables of classes and the OB 3.0 schema (OB 3.0 appendix B.1)', () => {
  it.each(classes)('%s has the same fields and asks for the same ones', (name) => {
    const { properties = {}, required = [] } = schema.$defs[name] as Definition
    const withoutType = (fields: readonly string[]): string[] => fields.filter((field) => field !== 'type').sort()
    expect(Object.keys(shapes[name].fields).sort()).toEqual(withoutType(Object.keys(properties)))
    const asked = name === 'Criteria' ? [] : withoutType(required)
    expect([...shapes[name].required].sort()).toEqual(asked)
    expect('type' in properties).toBe(shapes[name].type !== undefined)
  })

  it.each(classes)('%s has lists where the schema has lists, and objects of the same class', (name) => {
    const { properties = {} } = schema.$defs[name] as Definition
    for (const [field, kind] of Object.entries(shapes[name].fields)) {
      const property = properties[field] as { type?: string; $ref?: string; items?: { $ref?: string } }
      const isList =
        (typeof kind === 'object' && 'many' in kind) || ['texts', 'urls', 'jws', 'credentials'].includes(kind as string)
      expect([field, property.type === 'array']).toEqual([field, isList])
      const reference = property.$ref ?? property.items?.$ref
      if (typeof kind !== 'object' || 'values' in kind) continue
      const className = 'one' in kind ? kind.one : kind.many
      expect(reference).toBe(`#/$defs/${className}`)
    }
  })

  it.each(Object.keys(schemaOf('benefit-credential').$defs).filter((name) => Object.hasOwn(benefitShapes, name)) as ClassName[])(
    '%s has the same fields as in the schema benefit-credential',
    (name) => {
      const { properties = {}, required = [] } = schemaOf('benefit-credential').$defs[name] as Definition
      const withoutType = (fields: readonly string[]): string[] => fields.filter((field) => field !== 'type').sort()
      expect(Object.keys(shapes[name].fields).sort()).toEqual(withoutType(Object.keys(properties)))
      expect([...shapes[name].required].sort()).toEqual(withoutType(required))
    },
  )

  it.each([
    ['AchievementType', 'Achievement', 'achievementType'],
    ['IdentifierType', 'IdentifierEntry', 'identifierType'],
    ['IdentifierType', 'IdentityObject', 'identityType'],
    ['ResultType', 'ResultDescription', 'resultType'],
    ['TargetType', 'Alignment', 'targetType'],
  ] as const)('enumeration %s, which may be extended (OB 3.0 section C.2)', (definition, className, field) => {
    const kind = kindOf(className, field)
    expect(valuesOf(kind)).toEqual([...(schema.$defs[definition]?.else?.enum ?? [])].sort())
    expect(kind).toMatchObject({ extensible: true })
    expect(schema.$defs[className]?.properties?.[field]?.['$ref']).toBe(`#/$defs/${definition}`)
  })

  it('enumeration of result states, which may not (OB 3.0 section C.2.7)', () => {
    const kind = kindOf('Result', 'status')
    const listed = (schema.$defs['Result']?.properties?.['status']?.['enum'] ?? []) as readonly string[]
    expect(valuesOf(kind)).toEqual([...listed].sort())
    expect(listed).toContain('Completed')
    expect(kind).toMatchObject({ extensible: false })
  })

  it('a rung is an achievement with more fields', () => {
    const { ladder, nameMap, descriptionMap, timeToEarn, ...rest } = shapes.LadderRung.fields
    expect(rest).toEqual(shapes.Achievement.fields)
    expect([ladder, nameMap, descriptionMap, timeToEarn]).not.toContain(undefined)
    expect(shapes.LadderRung.required).toEqual([...shapes.Achievement.required, 'ladder'])
  })

  it('type is text where the schema wants one term, else a list', () => {
    for (const name of classes) {
      const property = schema.$defs[name]?.properties?.['type']
      if (property === undefined) continue
      expect([name, Object.hasOwn(property, 'const')]).toEqual([name, shapes[name].typeAsText === true])
    }
  })
})
