export { isPublicAddress } from './addresses.js'
export { createNet, type FetchPurpose, type Net, type NetFetchOptions, type NetResponse } from './net.js'
export type { NetOptions } from './policy.js'
