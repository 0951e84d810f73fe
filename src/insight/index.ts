export { auditTable, type SuppressTableOptions } from './audit-table.js'
export { diffTables, isDominated, type PublishedShare, type SmallDifference, toPublishedShare } from './disclosure.js'
export type { CountTable, PublishedCount, PublishedTable, RecoveredCell, SuppressedTable, TableAudit } from './model.js'
export { suppressTable } from './suppress-table.js'
