import { invalid } from './check-values.js'
import type { Achievement, AchievementSubject } from './types.js'

const DATA_URL = /^data:/i
const PICTURE_DATA_URL = /^data:image\/(png|svg\+xml)[;,]/i

/**
 * Pictures of a badge as OB 3.0 has them: that of the achievement is PNG or SVG (B.1.1), and that of the subject has the badge inside
 * (B.1.3), so it cannot itself be inside the badge. What an address leads to is not looked at.
 *
 * @throws RungsError `credential.field_invalid`
 */
export function checkImages(achievement: Achievement, subject: Pick<AchievementSubject, 'image'>): void {
  const { image } = achievement
  if (image !== undefined && DATA_URL.test(image.id) && !PICTURE_DATA_URL.test(image.id))
    throw invalid('/achievement/image/id', 'image.id', 'PNG or SVG')
  if (subject.image !== undefined && DATA_URL.test(subject.image.id))
    throw invalid('/subject/image/id', 'image.id', 'address of the picture with the badge inside')
}
