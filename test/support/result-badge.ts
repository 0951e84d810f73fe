import type { JsonObject } from '../../src/core/index.js'
import { badgeOf } from './badges.js'

const ACHIEVEMENT = 'https://courier.example/achievements/van-driver'

/** An Open Badge with all that is hard to show in part: lists, results, alignments, objects without ids, a status. */
export function resultBadge(issuer: string): JsonObject {
  const badge = badgeOf(issuer, {
    description: 'Drives a van.',
    issuer: { id: issuer, name: 'Courier Platform', address: { addressLocality: 'Hamburg', addressCountryCode: 'DE' } },
    subject: {
      id: 'did:example:ana',
      result: [
        { resultDescription: `${ACHIEVEMENT}#ride`, value: 'good', status: 'Completed' },
        { resultDescription: `${ACHIEVEMENT}#route`, value: '92' },
        { resultDescription: `${ACHIEVEMENT}#route`, value: '58', status: 'Failed' },
      ],
    },
    achievement: {
      id: ACHIEVEMENT,
      name: 'Van driver',
      description: 'Drives a delivery van in town.',
      criteria: { narrative: 'Forty supervised shifts.' },
      alignment: [
        { targetName: 'drive vehicles', targetUrl: 'http://data.europa.eu/esco/skill/2a', targetType: 'ext:ESCOSkill' },
        { targetName: 'Light Truck Drivers', targetUrl: 'https://www.onetonline.org/link/summary/53-3033.00' },
      ],
      resultDescription: [
        { id: `${ACHIEVEMENT}#route`, name: 'Route test', resultType: 'Percent', valueMin: '0', valueMax: '100' },
        {
          id: `${ACHIEVEMENT}#ride`,
          name: 'Ride-along',
          resultType: 'RawScore',
          allowedValue: ['poor', 'good', 'excellent'],
        },
      ],
      tag: ['van', 'courier'],
    },
    evidence: [{ name: 'Shift log' }, { id: 'https://courier.example/e/1', narrative: 'Forty-two shifts.' }],
    credentialStatus: {
      id: 'https://courier.example/status/7#9',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '9',
      statusListCredential: 'https://courier.example/status/7',
    },
  })
  return badge
}
