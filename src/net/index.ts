export { isPublicAddress } from './addresses.js'
export type { NetCacheOptions } from './cache.js'
export {
  createNet,
  type Net,
  type NetFetchOptions,
  type NetPostOptions,
  type NetPostResponse,
  type NetResponse,
  type PostingNet,
} from './net.js'
export { type FetchNotice, type FetchPurpose, fetchPurposes, type NetOptions } from './policy.js'
