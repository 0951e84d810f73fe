export { type CreateOpenBadges2Options, createOpenBadges2, openBadges2 } from './open-badges-2.js'
