export { parseDcqlQuery } from './dcql/parse-query.js'
export type { ClaimsPathStep, DcqlClaimsQuery, DcqlCredentialQuery, DcqlCredentialSetQuery, DcqlQuery } from './dcql/query.js'
export { type BadgeFormat, type ToDcqlQueryOptions, toDcqlQuery } from './dcql/to-dcql-query.js'
