import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { link, literal, protectedType } from './terms.js'

const text = (names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, RUNGS + name]))

const typed = (datatype: string, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, literal(RUNGS + name, datatype)]))

/** A nested object without a type of its own: its terms hang on the property. */
function part(name: string, terms: JsonObject, more: JsonObject = {}): JsonObject {
  return link(RUNGS + name, { ...more, '@context': { '@protected': true, ...terms } })
}

const set: JsonObject = { '@container': '@set' }

const occupation: JsonObject = {
  ...text(['framework', 'version', 'code', 'kind']),
  uri: link(`${RUNGS}frameworkUri`),
  nameMap: { '@id': 'https://schema.org/name', '@container': '@language' },
}

/**
 * The `WageEvidence` type: what people who hold something earned, with its basis, population and dates. Decimals are strings
 * and dates are calendar dates.
 */
export const wageEvidence: JsonObject = protectedType(`${RUNGS}WageEvidence`, {
  ...text([
    'claim',
    'basis',
    'measure',
    'currency',
    'per',
    'statistic',
    'comparison',
    'workRelationship',
    'timeBase',
    'expenses',
  ]),
  ...typed('decimal', ['value']),
  ...typed('integer', ['sampleSize', 'postReceiptMonths', 'priceYear']),
  ...typed('date', ['asOf', 'validUntil']),
  ...typed('boolean', ['illustrative']),
  ci: part('confidenceInterval', typed('decimal', ['low', 'high', 'level'])),
  observed: part('observed', typed('date', ['from', 'to'])),
  population: part('population', {
    region: { '@id': `${RUNGS}region`, ...set },
    platforms: link(`${RUNGS}platform`, set),
    occupations: part('occupation', occupation, set),
  }),
  source: part('source', {
    publisher: link(`${RUNGS}publisher`),
    // As OB 3.0 has it, so that the two compose.
    url: { '@id': 'https://schema.org/url', '@type': 'https://www.w3.org/2001/XMLSchema#anyURI' },
    ...text(['digest', 'licence']),
  }),
  disclosure: part('disclosure', { k: literal(`${RUNGS}minimumGroup`, 'integer'), method: `${RUNGS}disclosureMethod` }),
})
