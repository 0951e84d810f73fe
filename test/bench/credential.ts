import { type AchievementCredential, buildAchievementCredential } from 'rungs'

/** When the benchmark's proofs are made; every contender gets the same instant. */
export const CREATED = '2025-06-01T08:00:00Z'

/** Something else in every credential, as in a bulk run: id, recipient, results and place in the status list. */
function leavesOf(index: number) {
  const digits = String(index).padStart(6, '0')
  return {
    id: `urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0a${digits}`,
    subject: `did:web:workers.courier.example:${digits}`,
    percent: String(70 + (index % 30)),
    level: ['good', 'very good', 'excellent'][index % 3] as string,
    statusIndex: String(index % 131_072)
      .padStart(6, '0')
      .replace(/^0+(?=.)/, ''),
  }
}

/**
 * A courier's badge as platforms issue them: three alignments, two results with their descriptions, an image, a criteria
 * narrative, evidence and a status entry, under the contexts of VCDM 2.0 and OB 3.0.3. `index` changes leaf values only.
 */
export function buildBenchCredential(issuer: string, index: number = 0): AchievementCredential {
  const { id, subject, percent, level, statusIndex } = leavesOf(index)
  const achievement = 'https://courier.example/ladders/last-mile/van-driver'
  return buildAchievementCredential({
    id,
    name: 'Van driver, last-mile delivery',
    description: 'Drives a delivery van on inner-city routes, loads it safely and keeps its records.',
    issuer: {
      id: issuer,
      name: 'Courier Platform',
      url: 'https://courier.example/',
      email: 'badges@courier.example',
      image: { id: 'https://courier.example/logo.png', caption: 'Courier Platform' },
      address: { streetAddress: 'Hafenstrasse 12', postalCode: '20457', addressLocality: 'Hamburg', addressCountryCode: 'DE' },
    },
    validFrom: '2025-06-01T07:30:00Z',
    validUntil: '2045-06-01T07:30:00Z',
    awardedDate: '2025-05-28T16:00:00Z',
    subject: {
      id: subject,
      activityStartDate: '2025-03-03T06:00:00Z',
      activityEndDate: '2025-05-28T16:00:00Z',
      result: [
        { resultDescription: `${achievement}#route-test`, value: percent },
        { resultDescription: `${achievement}#assessment`, value: level },
      ],
    },
    achievement: {
      id: achievement,
      name: 'Van driver, last-mile delivery',
      description: 'Drives a delivery van in town: plans the stops, secures the load, hands parcels over and keeps the log.',
      achievementType: 'Certification',
      humanCode: 'LMD-2',
      inLanguage: 'en',
      version: '1.2.0',
      criteria: {
        narrative:
          'Forty supervised shifts in the van, a route test of at least 70 percent, and an assessment by a driving instructor who rode along for a whole shift and scored twelve points of conduct.',
      },
      image: { id: 'https://courier.example/badges/van-driver.png', caption: 'A white van on a blue shield' },
      alignment: [
        {
          targetName: 'car and van delivery driver',
          targetDescription: 'Moves goods and packages by car or van to the addresses of a schedule.',
          targetUrl: 'http://data.europa.eu/esco/occupation/3a959644-beed-4afc-8e57-d5068ae6a43e',
          targetFramework: 'ESCO 1.1.1',
          targetType: 'ext:ESCOOccupation',
        },
        {
          targetName: 'drive vehicles',
          targetDescription: 'Is able to drive vehicles and holds the driving licence that they need.',
          targetUrl: 'http://data.europa.eu/esco/skill/2a82241a-216e-44d8-bb50-6b9a0ef82084',
          targetFramework: 'ESCO 1.1.1',
          targetType: 'ext:ESCOSkill',
        },
        {
          targetName: 'Light Truck Drivers',
          targetDescription: 'Drive a light vehicle, such as a van, with a capacity of under 26,000 pounds.',
          targetUrl: 'https://www.onetonline.org/link/summary/53-3033.00',
          targetCode: '53-3033.00',
          targetFramework: 'O*NET-SOC',
          targetType: 'CTDL',
        },
      ],
      resultDescription: [
        {
          id: `${achievement}#route-test`,
          name: 'Route test',
          resultType: 'Percent',
          valueMin: '0',
          valueMax: '100',
          requiredValue: '70',
        },
        {
          id: `${achievement}#assessment`,
          name: 'Ride-along assessment',
          resultType: 'PerformanceLevel',
          requiredValue: 'good',
        },
      ],
      tag: ['delivery', 'van', 'last mile'],
    },
    evidence: [
      {
        name: 'Shift log',
        description: 'Signed off by the depot.',
        narrative: 'Forty-two shifts between March and May, 3 180 stops, no accident and two complaints, both settled.',
      },
    ],
    credentialStatus: {
      id: `https://courier.example/status/7#${statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: statusIndex,
      statusListCredential: 'https://courier.example/status/7',
    },
  })
}

/** Credentials that differ in their leaf values. */
export function buildBenchCredentials(issuer: string, count: number): readonly AchievementCredential[] {
  return Array.from({ length: count }, (_, index) => buildBenchCredential(issuer, index))
}
