import type { Row } from '../row.js'
import { bakeRow, unbakeRow } from './bake.js'
import { canonizeRow } from './canonize.js'
import { issueRow } from './issue.js'
import { issueJcsRow } from './issue-jcs.js'
import { issueSelectiveRow } from './issue-selective.js'
import { issueJwtRow, openTokenRows, verifyJwtRow } from './jwt.js'
import { serviceIssueRow, serviceVerifyRow } from './service.js'
import { statusDecodeLongRow, statusDecodeRow, statusLookupRow } from './status.js'
import { openStoreRow, republishRow } from './store.js'
import { templateRow } from './template.js'
import { verifyRow } from './verify.js'
import { verifyFullRow } from './verify-full.js'
import { verifyManyRow } from './verify-many.js'

/** The rows that need nothing but the package: a new row is a file beside this one and a line here. */
export const rows: readonly Row[] = [
  issueRow,
  templateRow,
  issueJcsRow,
  verifyRow,
  verifyFullRow,
  verifyManyRow,
  canonizeRow,
  issueJwtRow,
  verifyJwtRow,
  ...openTokenRows,
  issueSelectiveRow,
  statusDecodeRow,
  statusDecodeLongRow,
  statusLookupRow,
  republishRow,
  openStoreRow,
  bakeRow,
  unbakeRow,
  serviceIssueRow,
  serviceVerifyRow,
]
